"""Tasks -> replies by worker processes, each ended and replaced when its task takes longer than allowed."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from pathlib import Path

from kg.explore.serve.messages import Limits, Reply, Task, refuse

BUSY = "all workers are busy; try again in a moment"
LONG = 1.0
"""Seconds after which a task goes on at low priority, so that it does not hold up the short ones."""
LOW = 15


class Pool:
    """So many processes over one store; a task waits for a free one as long as it may run."""

    def __init__(self, store: Path, base: str, limits: Limits) -> None:
        """Say what to run; nothing runs before `start`."""
        self._arguments = (str(store), base, str(limits.seconds), str(limits.result_bytes), str(limits.memory_bytes))
        self._limits = limits
        self._free: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._known = _Replies(limits.cache_bytes)

    async def start(self) -> None:
        """Start the processes."""
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))

    async def stop(self) -> None:
        """End the processes, whatever they do."""
        await asyncio.gather(*self._starting)
        for process in list(self._all):
            await self._end(process)

    async def run(self, task: Task) -> Reply:
        """Have a task answered within the limits; the graph does not change, so an answer once given holds."""
        reply = self._known.get(task) or await self._run(task)
        self._known.keep(task, reply)
        return reply

    async def _run(self, task: Task) -> Reply:
        try:
            process = await asyncio.wait_for(self._free.get(), self._limits.seconds)
        except TimeoutError:
            return refuse(503, BUSY)
        exchange = asyncio.ensure_future(_exchange(process, task))
        is_sound = False
        try:
            is_short = bool((await asyncio.wait([exchange], timeout=min(LONG, self._limits.seconds)))[0])
            if not is_short:
                _slow_down(process)
            reply = await asyncio.wait_for(exchange, max(self._limits.seconds - LONG, 0))
            is_sound = is_short
        except TimeoutError:
            return refuse(503, f"the query was ended after the limit of {self._limits.seconds:g} seconds; ask for less")
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return refuse(500, "the query was ended: it took more memory than allowed, or failed; ask for less")
        finally:
            exchange.cancel()
            if is_sound:
                self._free.put_nowait(process)
            else:
                self._replace(process)
        return reply

    def _replace(self, process: Process) -> None:
        async def replace() -> None:
            await self._end(process)
            await self._add()

        task = asyncio.get_running_loop().create_task(replace())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _add(self) -> None:
        command = (sys.executable, "-m", "kg.explore.serve.worker", *self._arguments)
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        self._all.add(process)
        if process.stdout is None or not await process.stdout.readline():
            await self._end(process)
            return
        self._free.put_nowait(process)

    async def _end(self, process: Process) -> None:
        self._all.discard(process)
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        with suppress(RuntimeError):  # a request still reads from it: its own end closes the pipes
            await process.communicate()
        await process.wait()


class _Replies:
    """Answers already given, up to a size, the oldest forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: dict[Task, Reply] = {}

    def get(self, task: Task) -> Reply | None:
        return self._kept.get(task)

    def keep(self, task: Task, reply: Reply) -> None:
        size = len(reply.body) + len(task.query)
        if reply.status != 200 or task in self._kept or size > self._most / 10:
            return
        self._kept[task] = reply
        self._size += size
        while self._size > self._most:
            oldest = next(iter(self._kept))
            self._size -= len(self._kept.pop(oldest).body) + len(oldest.query)


async def _exchange(process: Process, task: Task) -> Reply:
    if process.stdin is None or process.stdout is None:
        raise ConnectionError("a worker without pipes")
    process.stdin.write(task.to_line())
    await process.stdin.drain()
    head = json.loads(await process.stdout.readline())
    return Reply(head["status"], head["type"], await process.stdout.readexactly(head["size"]))


def _slow_down(process: Process) -> None:
    """Lower the priority of a process, which cannot be raised again: it is replaced when it is done."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, LOW)
