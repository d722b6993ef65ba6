"""Run the commands whose answers stand in the README and put the answers of today in their place; --check: only compare."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
ANSWER = re.compile(r"(<!-- answer: (kg .*?) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """Give the text with every answer as it is today."""
    return ANSWER.sub(lambda match: f"{match[1]}\n{_answer(match[2])}\n\n{match[4]}", text)


def _answer(command: str) -> str:
    program = Path(sys.executable).with_name("kg")
    done = subprocess.run([program, *shlex.split(command)[1:]], capture_output=True, text=True, check=True, cwd=README.parent)
    return done.stdout.strip()


def main() -> None:
    """Rewrite the README, or exit with 1 where it is not up to date."""
    text = README.read_text(encoding="utf-8")
    today = refreshed(text)
    if "--check" in sys.argv:
        sys.exit("README.md: its answers are not those of today; run `make readme`" if today != text else 0)
    README.write_text(today, encoding="utf-8")


if __name__ == "__main__":
    main()
