"""Tasks -> replies by worker processes, each ended and replaced when its task takes longer than allowed."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

from kg.explore.serve.messages import Limits, Reply, Task, refuse

BUSY = "all workers are busy; try again in a moment"


class Pool:
    """So many processes over one store; a task waits for a free one as long as it may run."""

    def __init__(self, store: Path, base: str, limits: Limits) -> None:
        """Say what to run; nothing runs before `start`."""
        self._arguments = (str(store), base, str(limits.seconds), str(limits.result_bytes), str(limits.memory_bytes))
        self._limits = limits
        self._free: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the processes."""
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))

    async def stop(self) -> None:
        """End the processes, whatever they do."""
        for task in self._starting:
            task.cancel()
        for process in list(self._all):
            await self._end(process)

    async def run(self, task: Task) -> Reply:
        """Have a task answered within the limits."""
        try:
            process = await asyncio.wait_for(self._free.get(), self._limits.seconds)
        except TimeoutError:
            return refuse(503, BUSY)
        is_sound = False
        try:
            reply = await asyncio.wait_for(_exchange(process, task), self._limits.seconds)
            is_sound = True
        except TimeoutError:
            return refuse(503, f"the query was ended after the limit of {self._limits.seconds:g} seconds; ask for less")
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return refuse(500, "the query was ended: it took more memory than allowed, or failed; ask for less")
        finally:
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
            process.kill()
        await process.wait()


async def _exchange(process: Process, task: Task) -> Reply:
    if process.stdin is None or process.stdout is None:
        raise ConnectionError("a worker without pipes")
    process.stdin.write(task.to_line())
    await process.stdin.drain()
    head = json.loads(await process.stdout.readline())
    return Reply(head["status"], head["type"], await process.stdout.readexactly(head["size"]))
