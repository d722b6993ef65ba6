"""How far a push got: a small file, so that the next one continues there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PushError
from kg.share.push.steps import Step


@dataclass(frozen=True, slots=True)
class Plan:
    """What tells one push from another, and how many requests it has."""

    key: str
    steps: int


@dataclass(frozen=True, slots=True)
class Journal:
    """The file in which a push notes how many of its requests are done; without a path nothing is kept."""

    path: Path | None
    plan: Plan

    def read(self) -> int:
        """Give the number of requests that an earlier run of the same plan has done."""
        if self.path is None or not self.path.exists():
            return 0
        try:
            noted = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # a journal that cannot be read is none: all is sent again, which does no harm
            return 0
        same = isinstance(noted, dict) and noted.get("plan") == self.plan.key
        return min(int(noted["done"]), self.plan.steps) if same else 0

    def write(self, done: int) -> None:
        """Note how many requests are done; raise PushError where the file cannot be written."""
        if self.path is None:
            return
        new = self.path.with_name(self.path.name + ".new")
        try:
            new.write_text(json.dumps({"plan": self.plan.key, "done": done}) + "\n", encoding="utf-8")
            new.replace(self.path)
        except OSError as error:
            raise PushError(f"{self.path}: cannot be written ({error.strerror}); choose another place with --journal") from error

    def close(self) -> None:
        """Take the file away: all is done."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def make_plan(steps: Iterable[Step], *where: str) -> Plan:
    """Walk through the requests once: their number, and a hash of them and of where they go.

    >>> make_plan([], "http://a").key == make_plan([], "http://b").key
    False
    """
    key = hashlib.sha256(json.dumps(where).encode())
    count = 0
    for step in steps:
        key.update(hashlib.sha256(step.graph.encode() + b"\n" + step.body).digest())
        count += 1
    return Plan(key.hexdigest()[:32], count)
