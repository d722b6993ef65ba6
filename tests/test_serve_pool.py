"""The worker processes: ended at the limits of time and memory, replaced, and not asked twice for the same."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from small_build import make_store

from kg.explore.serve.engine import prepare
from kg.explore.serve.messages import Limits, Reply, Task
from kg.explore.serve.pool import Pool
from kg.settings import BASE

HEAVY = Task("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
GREEDY = Task("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c")
LIGHT = Task("ASK { ?s ?p ?o }")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give a store on disk."""
    (tmp_path / "graph.nq").write_bytes(make_store().dump())
    return prepare(tmp_path / "graph.nq", tmp_path / "store")


def _with(store: Path, limits: Limits, what: Callable[[Pool], Awaitable[list[Reply]]]) -> list[Reply]:
    async def run() -> list[Reply]:
        pool = Pool(store, BASE, limits)
        await pool.start()
        try:
            return await what(pool)
        finally:
            await pool.stop()

    return asyncio.run(run())


def test_a_task_is_ended_at_the_limit_and_the_next_one_answered(store: Path) -> None:
    async def what(pool: Pool) -> list[Reply]:
        return [await pool.run(HEAVY), await pool.run(LIGHT)]

    replies = _with(store, Limits(seconds=0.5, workers=1), what)
    assert [reply.status for reply in replies] == [503, 200]


def test_a_task_that_takes_too_much_memory_is_an_error(store: Path) -> None:
    async def what(pool: Pool) -> list[Reply]:
        return [await pool.run(GREEDY), await pool.run(LIGHT)]

    replies = _with(store, Limits(seconds=30, workers=1, memory_bytes=300_000_000), what)
    assert [reply.status for reply in replies] == [500, 200]
    assert b"memory" in replies[0].body


def test_who_finds_no_free_worker_is_told_so(store: Path) -> None:
    async def what(pool: Pool) -> list[Reply]:
        return list(await asyncio.gather(*(pool.run(Task(HEAVY.query + f"# {number}")) for number in range(4))))

    replies = _with(store, Limits(seconds=0.4, workers=1), what)
    assert {reply.status for reply in replies} == {503}
    assert any(b"busy" in reply.body for reply in replies)


def test_an_answer_is_kept_an_error_is_not(store: Path) -> None:
    async def what(pool: Pool) -> list[Reply]:
        replies = [await pool.run(LIGHT), await pool.run(Task("nonsense")), await pool.run(Task(LIGHT.query, "text/csv"))]
        await pool.stop()
        return [*replies, await pool.run(LIGHT), await pool.run(Task("nonsense"))]

    first, error, as_csv, again, late = _with(store, Limits(seconds=0.5, workers=1), what)
    assert again == first
    assert as_csv.body == b"true"
    assert error.status == 400
    assert late.status != 400, "no worker is left to say so"


def test_the_oldest_answers_are_forgotten(store: Path) -> None:
    async def what(pool: Pool) -> list[Reply]:
        replies = [await pool.run(Task(f"ASK {{}} # {number:040}")) for number in range(40)]
        await pool.stop()
        return [*replies, await pool.run(Task(f"ASK {{}} # {0:040}")), await pool.run(Task(f"ASK {{}} # {39:040}"))]

    replies = _with(store, Limits(seconds=0.5, workers=1, cache_bytes=1000), what)
    assert replies[-2].status != 200
    assert replies[-1].status == 200
