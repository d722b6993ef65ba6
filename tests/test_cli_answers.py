"""Answers at the terminal: they stream, they page, they stay in line, and scripts can tell whether anything was found."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from small_build import SAYINGS, make_store
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.cli.table import LONG, Piece, show_pieces
from kg.explore.questions import find_query
from kg.explore.stream import read_batches
from kg.graph.answers import Table

ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""As many rows as the graph has quads, to the third power."""
KG = [sys.executable, "-c", "from kg.cli import main; main()"]
Exit = tuple[list[str], int]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("format_", ["csv", "tsv", "json", "xml", "md", "table"])
def test_the_first_rows_come_before_the_last_are_found(output: Path, format_: str) -> None:
    command = shlex.join([*KG, "query", ENDLESS, "--format", format_])
    done = subprocess.run(f"{command} | head -c 3000", shell=True, capture_output=True, timeout=20, check=True)
    assert len(done.stdout) == 3000
    assert done.stderr == b""


def test_batches_join_to_the_whole_answer() -> None:
    query = find_query("SELECT ?statement { ?statement a dip:Statement } ORDER BY ?statement")
    batches = list(read_batches(make_store(), query, {}, size=3))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    assert [row for batch in batches for row in batch.rows] == [
        row for batch in read_batches(make_store(), query, {}) for row in batch.rows
    ]
    empty = list(read_batches(make_store(), find_query("SELECT ?a { ?a dip:attacks ?b }"), {}))
    assert empty == [Table(("a",), ())]
    assert [batch.rows for batch in read_batches(make_store(), find_query("ASK {}"), {})] == [(("yes",),)]


def test_later_rows_stand_under_their_heads(capsys: pytest.CaptureFixture[str]) -> None:
    first = Table(("who", "sentence"), tuple(("Ruritania", "words " * 60) for _ in range(LONG)))
    later = Table(("who", "sentence"), (("The Kingdom of Graustark", "words"),))
    show_pieces([Piece(first, {}), Piece(later, {})])
    out, err = capsys.readouterr()
    places = {match.start() for line in out.splitlines() if (match := re.search("sentence|words", line))}
    assert places == {len("Ruritania") + 3}
    assert out.count("who") == 1
    assert err == f"{LONG + 1} rows\n"


EXITS: list[Exit] = [
    (["query", "accusations", "-e"], 0),
    (["query", "accusations", "--actor", "Graustark", "-e"], 3),
    (["query", "accusations", "--actor", "Graustark"], 0),
    (["query", "ASK { country:RT dip:accuses country:GK }", "--exit-status", "-f", "json"], 0),
    (["query", "ASK { country:GK dip:accuses country:RT }", "--exit-status", "-f", "json"], 3),
    (["query", "CONSTRUCT { ?a dip:attacks ?b } { ?a dip:attacks ?b }", "-e", "-f", "csv"], 3),
    (["ask", "who accuses Graustark?", "-e"], 0),
    (["ask", "has Graustark attacked Freedonia?", "-e"], 3),
]


@pytest.mark.parametrize(("arguments", "code"), EXITS, ids=[" ".join(case[0]) for case in EXITS])
def test_scripts_can_tell_whether_anything_was_found(output: Path, arguments: list[str], code: int) -> None:
    assert _run(*arguments).exit_code == code


def _on_a_terminal(arguments: list[str], **environment: str) -> tuple[int, str]:
    """Run a command whose output is a terminal; give its exit code and all that the terminal was sent."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*KG, *arguments], stdout=follower, stdin=follower, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    os.close(follower)
    shown = b""
    try:
        while piece := os.read(leader, 65536):
            shown += piece
    except OSError:  # so a terminal says that nobody writes any more
        pass
    os.close(leader)
    return process.wait(20), shown.decode()


def _pager(folder: Path, script: str) -> str:
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_terminal_pages_with_marks(output: Path, tmp_path: Path) -> None:
    pager = _pager(tmp_path, f'cat > "{tmp_path}/paged"; echo "$LESS" >> "{tmp_path}/paged"')
    code, shown = _on_a_terminal(["query", "accusations"], PAGER=pager, COLUMNS="160", LINES="10", TERM="xterm")
    paged = (tmp_path / "paged").read_text(encoding="utf-8")
    assert (code, shown) == (0, "")
    assert "\x1b[1mRuritania\x1b[0m accused \x1b[1mGraustark\x1b[0m" in paged
    assert paged.endswith("-RFX\n"), "what fits on the screen is left there, and colours are shown"


def test_the_pager_may_be_left_before_the_end(output: Path, tmp_path: Path) -> None:
    code, shown = _on_a_terminal(["query", ENDLESS], PAGER=_pager(tmp_path, "head -n 2"), COLUMNS="160", TERM="xterm")
    assert code == 0
    assert "Traceback" not in shown
    assert len(shown.splitlines()) == 2


def test_programs_are_never_paged(output: Path, tmp_path: Path) -> None:
    code, shown = _on_a_terminal(["query", "accusations", "-f", "csv"], PAGER=_pager(tmp_path, "cat > /dev/null"))
    assert code == 0
    assert "Ruritania,Graustark,theft" in shown


def test_a_terminal_without_a_pager_shows_all(output: Path) -> None:
    code, shown = _on_a_terminal(["query", "accusations"], PAGER="/no/such/pager", COLUMNS="160", TERM="xterm")
    assert code == 0
    assert SAYINGS[0].sentence in re.sub(r"\x1b\[\d*m", "", shown)
