"""The report of a build."""

from __future__ import annotations

import pytest
from small_build import SAYINGS, make_build

from kg.model import Problem
from kg.share.report import make_report

REPORT = make_report(
    make_build(problems=[Problem("error", "bad.txt", "is empty"), Problem("note", "brook: 3", "'they' stands for nothing known")])
)


@pytest.mark.parametrize(
    "line",
    [
        "1 documents, 7 statements, 7 things.",
        "| opposes | 2 |",
        "| Freedonia | 5 |",
        "| Freedonia | Graustark | 2 | aids, opposes |",
        "| Daily Herald | 3 |",
        "| Country | 3 |",
        "| Freedonia | not opposes | Graustark |  | Ada Brook | We do not oppose Graustark. |",
        "| Freedonia | aids (future) | Graustark | grain | Ada Brook | We will send Graustark grain. |",
        "| Ruritania | accuses | Graustark | theft | Daily Herald (reported) | Ruritania accused Graustark of theft. |",
        "| error | bad.txt | is empty |",
        "| brook | 1 |",
        "| brook: 3 | 'they' stands for nothing known |",
    ],
)
def test_it_holds(line: str) -> None:
    assert line in REPORT.splitlines()


def test_topics_are_no_partners() -> None:
    pairs = REPORT.partition("## Pairs")[2].partition("## By whose")[0]
    assert "tariffs" not in pairs


def test_an_empty_build_has_a_report() -> None:
    report = make_report(make_build([]))
    assert "## Statements by predicate\n\nNothing." in report
    assert report.endswith("## Left open\n\nNothing.\n")


def test_long_lists_say_what_they_leave_out() -> None:
    report = make_report(make_build(SAYINGS[:1] * 60))
    assert "10 more are not shown; statements.csv holds them all." in report


@pytest.mark.parametrize(("text", "shown"), [("a|b", r"a\|b"), ("<script>", "&lt;script&gt;"), ("*bold* `x` [y]", r"\*bold\* \`x\` \[y\]")])
def test_text_is_never_markup(text: str, shown: str) -> None:
    assert f"| {shown} |" in make_report(make_build([SAYINGS[0]._replace(sentence=text)]))
