"""Compare what `kg score --json` wrote (standard input) with floor.json: no later change may lose what was won."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def find_losses(figures: dict[str, dict[str, float]], floor: dict[str, dict[str, float]]) -> list[str]:
    """Give a line for each figure below its floor.

    >>> find_losses({"by": {"value": 0.9}}, {"by": {"value": 0.95}})
    ['by value: 0.9 is below the floor of 0.95']
    """
    return [
        f"{name} {part}: {figures[name][part]} is below the floor of {least}"
        for name, parts in floor.items()
        for part, least in parts.items()
        if figures[name][part] < least
    ]


def main() -> None:
    """Exit with 1 and the losses where there are any."""
    floor = json.loads(Path(__file__).with_name("floor.json").read_text(encoding="utf-8"))
    losses = find_losses(json.load(sys.stdin), floor)
    sys.exit("\n".join(losses) if losses else 0)


if __name__ == "__main__":
    main()
