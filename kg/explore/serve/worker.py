"""A process that answers one task after the other, from its input to its output; the app ends it when a task takes too long."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from kg.explore.serve.engine import ReadStore, answer
from kg.explore.serve.messages import Task

GRACE = 5
"""Seconds after the limit at which a process ends by itself, should the app be gone."""


def main(path: str, base: str, seconds: str, result_bytes: str, memory_bytes: str) -> None:
    """Answer tasks until the input ends."""
    _hold_memory(int(memory_bytes))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    store = ReadStore(Path(path), base=base)
    output = sys.stdout.buffer
    output.write(b"ready\n")
    output.flush()
    for line in sys.stdin.buffer:
        _set_alarm(int(float(seconds)) + GRACE)
        reply = answer(store, Task.from_line(line), int(result_bytes))
        _set_alarm(0)
        output.write(reply.head() + reply.body)
        output.flush()


def _set_alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _hold_memory(most: int) -> None:
    """Bound the memory of this process, where the system knows how."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
