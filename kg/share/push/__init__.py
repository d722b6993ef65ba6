"""A store -> another store, over HTTP: in chunks, each retried, continued where it stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PushError
from kg.graph.store import Store
from kg.share.push.journal import Journal, make_plan
from kg.share.push.presets import PRESETS, Preset, find_preset
from kg.share.push.remote import Login, Remote
from kg.share.push.steps import make_steps

__all__ = ["PRESETS", "Login", "Options", "Preset", "Pushed", "find_preset", "push"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to push.

    `replace` drops the graphs of each source of the data first; `size` is the number of triples in a request, 0 as the preset has it;
    `journal` is the file that knows how far an earlier run got.
    """

    preset: str = "sparql"
    replace: bool = False
    size: int = 0
    journal: Path | None = None


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done: requests sent now, those an earlier run had sent, and the triples of all of them."""

    sent: int
    before: int
    triples: int


def push(
    store: Store,
    url: str,
    options: Options | None = None,
    *,
    login: Login | None = None,
    wait: Callable[[float], None] = time.sleep,
    notice: Callable[[str], None] = lambda text: None,
    progress: Callable[[int, int, str], None] = lambda done, steps, about: None,
) -> Pushed:
    """Load all of a store into another one; what is there already is not there twice.

    Args:
        url: as the preset wants it, see `PRESETS`.
        wait: what waits between two tries.
        notice: is told of every try that failed.
        progress: is told how many requests are done, of how many, and what the last was about.

    Raises:
        PushError: the URL is none, the data cannot be pushed, the store refuses or cannot be reached.
    """
    options = options or Options()
    preset = find_preset(options.preset)
    remote = Remote(url, preset, login, wait=wait, notice=notice)
    plan = make_plan(make_steps(store, preset, replace=options.replace, size=options.size), remote.url, options.preset)
    journal = Journal(options.journal, plan)
    before, triples = journal.read(), 0
    for done, step in enumerate(make_steps(store, preset, replace=options.replace, size=options.size), 1):
        triples += step.triples
        if done > before:
            try:
                remote.send(step)
            except PushError as error:
                raise PushError(f"{error} ({done - 1} of {plan.steps} requests are done; the next push goes on there)") from error
            journal.write(done)
            progress(done, plan.steps, step.about)
    journal.close()
    return Pushed(plan.steps - before, before, triples)
