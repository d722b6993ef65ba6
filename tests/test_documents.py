"""Files of every format -> documents; what the header says; what cannot be read becomes a problem."""

# ruff: noqa: E501
from __future__ import annotations

import datetime as dt
import gzip
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import InputError
from kg.model import Document, Problem
from kg.read.dates import find_date
from kg.read.documents import read_documents
from kg.read.documents.normal import normalise
from kg.read.furniture import is_furniture
from kg.settings import Settings, sample

PLAIN = "Remarks on Trade\nMinistry of Trade of Utopia\n2021-07-20\n\nUtopia welcomes the new agreement with Erewhon.\n"


def read(*paths: Path | str, **settings: object) -> list[Document | Problem]:
    return list(read_documents(paths, Settings(**settings)))  # type: ignore[arg-type]


def one(path: Path, **settings: object) -> Document:
    (document,) = read(path, **settings)
    assert isinstance(document, Document), document
    return document


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        pytest.param("\ufeffIt\u2019s \u201cfine\u201d", 'It\'s "fine"', id="mark-and-quotes"),
        pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line-ends"),
        pytest.param("1\u00a0000\u2009km\tnorth", "1 000 km north", id="spaces"),
        pytest.param("co\u00adop\u200beration\x07", "cooperation", id="invisible"),
        pytest.param("e\u0301 2019\u20132020 \u2014 yes", "\u00e9 2019\u20132020 \u2014 yes", id="nfc-and-dashes-kept"),
        pytest.param("non\u2011paper", "non-paper", id="hyphen"),
        pytest.param("One.\n\n\n\nTwo.", "One.\n\nTwo.", id="blank-lines"),
        pytest.param(
            "The two ministers agreed on a plan that will help\nboth sides.",
            "The two ministers agreed on a plan that will help both sides.",
            id="wrapped",
        ),
        pytest.param(
            "The ministers of Utopia spoke on Monday about the\n\nTreaty of the Bay and about the ban on fish in it\n\n(and on birds).",
            "The ministers of Utopia spoke on Monday about the Treaty of the Bay and about the ban on fish in it (and on birds).",
            id="broken-over-blank-lines",
        ),
        pytest.param(
            "The ministers of Utopia and Erewhon have agreed:\n\nto ban fish;\n\nto ban birds.",
            "The ministers of Utopia and Erewhon have agreed:\n\nto ban fish;\n\nto ban birds.",
            id="list-not-joined",
        ),
        pytest.param("Title of it\nOffice of That\n2020-01-02", "Title of it\nOffice of That\n2020-01-02", id="header-not-joined"),
        pytest.param(
            "Q: Will the ministers of both countries meet soon, and where?\nA: yes, in May",
            "Q: Will the ministers of both countries meet soon, and where?\nA: yes, in May",
            id="labels-not-joined",
        ),
    ],
)
def test_normalise(raw: str, normal: str) -> None:
    assert normalise(raw) == normal
    assert normalise(normal) == normal


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on July 20, 2021", "2021-07-20"),
        ("20 July 2021", "2021-07-20"),
        ("7/20/2021", "2021-07-20"),
        ("Briefing, 03/27/15", "2015-03-27"),
        ("20.07.2021", "2021-07-20"),
        ("24/5/2011", "2011-05-24"),
        ("Visit, 15-16 November 2022", "2022-11-15"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("2021-02-30", None),
        ("resolution 2231 (2015)", None),
        ("document 1/2/3/2004", None),
    ],
)
def test_find_date(text: str, day: str | None) -> None:
    assert find_date(text) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "line",
    ["Suggest To A Friend", "[ Back ]", "###", "* * *", "2021-07-20 19:11", "2:43 P.M. EST", "12 JANUARY 2024", "HOME > Press > News", "Photo credit: Ministry of Trade",
     "Source: Utopia Daily and agencies", "Tel: +1 555 0100", "For media inquiries, please contact press@utopia.example.", "End text.", "Page 2 of 3", "(The briefing was concluded at 2:55 p.m.)"],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Yes.", "Utopia condemns this.", "In 2021, Utopia joined the pact.", "Back to the table: the talks resume on Monday.", "More than ten states signed the letter.",
     "Source countries must cooperate.", "He arrived on 12 January 2024.", "Home affairs ministers met today.", "Share prices fell after the ban was announced by Erewhon."],
)  # fmt: skip
def test_text_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_header_of_three_lines(tmp_path: Path) -> None:
    document = one(write(tmp_path, "utopia-07.txt", PLAIN))
    assert (document.id, document.title, document.publisher) == ("utopia-07", "Remarks on Trade", "Ministry of Trade of Utopia")
    assert document.date == dt.date(2021, 7, 20)
    assert document.text[document.body :] == "Utopia welcomes the new agreement with Erewhon."


@pytest.mark.parametrize(
    ("text", "title", "publisher", "day"),
    [
        pytest.param("Home   About Utopia   Visas   Trade\nHOME > News\nStatement on Fish\n2020-03-04 11:00\n\nWe regret this.", "Statement on Fish", "", "2020-03-04", id="menu"),
        pytest.param("Embassy Info   About Utopia   Visas   Trade\nStatement on Fish\n2020-03-04\n\nWe regret this.", "Statement on Fish", "Embassy of Utopia", "2020-03-04", id="embassy"),
        pytest.param("Statement on Fish\n\nUtopia regrets what was done.\n\nMINISTRY OF FISH\n4 MARCH 2020", "Statement on Fish", "", "2020-03-04", id="date-at-the-end"),
        pytest.param("Daily Press Briefing - March 4, 2020\nDepartment of Fish\n2020-03-05\n\nQ: Why?\n\nA: So.", "Daily Press Briefing - March 4, 2020", "Department of Fish", "2020-03-04", id="day-said-not-day-published"),
        pytest.param("Visit, 1 to 3 May 2020\nDepartment of Fish\n2020-04-30\n\nThe Minister will visit Erewhon.", "Visit, 1 to 3 May 2020", "Department of Fish", "2020-04-30", id="day-published-not-day-of-visit"),
        pytest.param("General Debate, session 74 (2019), UTO\nRecords of the United Nations\n2019\n\nI thank the President.", "General Debate, session 74 (2019), UTO", "Records of the United Nations", None, id="year-alone"),
        pytest.param("Q: Will Utopia sign?\n\nA: It will.", "", "", None, id="no-header"),
        pytest.param("Utopia has long held that the sea is open to all states, and it will say so again.", "", "", None, id="one-paragraph"),
    ],
)  # fmt: skip
def test_headers(tmp_path: Path, text: str, title: str, publisher: str, day: str | None) -> None:
    document = one(write(tmp_path, "a.txt", text))
    assert (document.title, document.publisher) == (title, publisher)
    assert document.date == (dt.date.fromisoformat(day) if day else None)


def test_sample() -> None:
    document = one(sample())
    assert document.id == "mfa-2021-07-20"
    assert document.title.startswith("Foreign Ministry Spokesperson")
    assert (document.date, document.publisher, document.kind) == (dt.date(2021, 7, 20), "Embassy of China", "transcript")
    assert document.text[document.body :].startswith("Xinhua News Agency:")


@pytest.mark.parametrize(
    ("head", "body", "kind"),
    [
        pytest.param("Press Conference", "Q: Why?\n\nA: We oppose it.", "transcript", id="q-a"),
        pytest.param("Meeting with Ann Roe", "ANN ROE: Welcome.\n\nMINISTER DOE: Thank you.", "transcript", id="capitals"),
        pytest.param("Joint Statement on Fish", "We condemn the catch.", "joint statement", id="joint"),
        pytest.param("Joint Statement on Fish", "Begin text:\n\nWe, the ministers of Utopia and Erewhon, condemn it.\n\nEnd text.", "joint statement", id="begin-text"),
        pytest.param("Leaders' Declaration", "We condemn the catch.", "joint statement", id="leaders"),
        pytest.param("Statement by the Group of Islands", "The Group welcomes this.", "joint statement", id="group"),
        pytest.param("Remarks by Minister Ann Roe at the Fish Forum", "I am glad to be here, and I thank our hosts. We agree.", "speech", id="remarks"),
        pytest.param("Ann Roe at the Fish Forum", "Excellencies,\n\nI am glad to be here. I thank our hosts.", "speech", id="salutation"),
        pytest.param("President delivered the annual address", "President Ann Roe spoke to parliament about fish.", "release", id="about-a-speech"),
        pytest.param("Fish talks resume", "PORT ROYAL (AFP) - Utopia said on Monday it would return.", "newswire", id="dateline"),
        pytest.param("Utopia bans fish", "Utopia: a land of fish.\n\nIt banned fish today.", "release", id="colon-is-no-label"),
        pytest.param("Visit to Erewhon", "Minister Ann Roe will visit Erewhon from 1 to 3 May.", "release", id="release"),
    ],
)  # fmt: skip
def test_kind(tmp_path: Path, head: str, body: str, kind: str) -> None:
    assert one(write(tmp_path, "a.txt", f"{head}\nMinistry of Fish of Utopia\n2020-01-02\n\n{body}")).kind == kind


def test_newswire_by_its_publisher(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", "Fish talks resume\nReuters\n2020-01-02\n\nUtopia said it would return.")).kind == "newswire"


def test_settings_fill_what_the_document_lacks(tmp_path: Path) -> None:
    given = {"date": dt.date(2000, 1, 1), "publisher": "Ministry of Fish"}
    bare = one(write(tmp_path, "bare.txt", "Q: Will Utopia sign?\n\nA: It will."), **given)
    full = one(write(tmp_path, "full.txt", PLAIN), **given)
    assert (bare.date, bare.publisher) == (dt.date(2000, 1, 1), "Ministry of Fish")
    assert (full.date, full.publisher) == (dt.date(2021, 7, 20), "Ministry of Trade of Utopia")


def test_markdown(tmp_path: Path) -> None:
    text = '---\ntitle: "Statement on Fish"\ndate: 2020-03-04\npublisher: Ministry of Fish\n---\n\n# Statement on Fish\n\nUtopia **condemns** the [catch](http://a.example).\n'
    document = one(write(tmp_path, "a.md", text))
    assert (document.title, document.date, document.publisher) == ("Statement on Fish", dt.date(2020, 3, 4), "Ministry of Fish")
    assert document.text[document.body :] == "Utopia condemns the catch."


def test_html_without_its_furniture(tmp_path: Path) -> None:
    words = "".join(f"<p>Utopia condemns catch number {i} and urges Erewhon to return the fish at once.</p>" for i in range(8))
    page = f"<html><head><title>Statement on Fish</title></head><body><nav><a href='/'>Home</a> <a href='/b'>About</a></nav><article><h1>Statement on Fish</h1>{words}</article><footer>Cookies</footer></body></html>"
    document = one(write(tmp_path, "a.html", page))
    assert document.title == "Statement on Fish"
    assert "catch number 7" in document.text
    assert "Cookies" not in document.text


def test_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    for text in ("Statement on Fish", "Ministry of Fish", "2020-03-04", "Utopia condemns the catch."):
        file.add_paragraph(text)
    file.save(tmp_path / "a.docx")
    document = one(tmp_path / "a.docx")
    assert document.text.endswith("Utopia condemns the catch.")
    assert document.date == dt.date(2020, 3, 4)


@pytest.mark.parametrize(("name", "module"), [("a.pdf", "pypdfium2"), ("a.docx", "docx")])
def test_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    (problem,) = read(write(tmp_path, name, b"x"))
    assert isinstance(problem, Problem)
    assert "pip install 'diplokg[files]'" in problem.message


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.jsonl.gz"])
def test_broken_file_is_a_problem(tmp_path: Path, name: str) -> None:
    (problem,) = read(write(tmp_path, name, b"not what it says"))
    assert isinstance(problem, Problem)
    assert problem.severity == "error"


ROWS = [
    {"id": "A 1", "title": "Statement on Fish", "date": "2020-03-04", "publisher": "Ministry of Fish", "url": "http://a.example", "text": "Utopia condemns it."},
    {"id": "b", "title": "Statement on Birds", "text": "Statement on Birds\n\nUtopia welcomes it."},
]  # fmt: skip


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    lines = "\n".join(json.dumps(row) for row in ROWS).encode()
    first, second = read(write(tmp_path, name, gzip.compress(lines) if name.endswith("gz") else lines))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.title, first.date, first.publisher, first.url) == (
        "a-1",
        "Statement on Fish",
        dt.date(2020, 3, 4),
        "Ministry of Fish",
        "http://a.example",
    )
    assert first.text == "Statement on Fish\n\nUtopia condemns it."
    assert first.text[first.body :] == "Utopia condemns it."
    assert second.text.count("Statement on Birds") == 1


def test_csv_with_other_names(tmp_path: Path) -> None:
    path = write(tmp_path, "rows.csv", 'Key,Body,When\n7,"Utopia condemns it, again.",4 March 2020\n,No key here.,\n')
    first, second = read(path, fields=(("id", "Key"), ("text", "Body"), ("date", "When")))
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.text, first.date) == ("7", "Utopia condemns it, again.", dt.date(2020, 3, 4))
    assert second.id == "rows-2"


def test_tsv(tmp_path: Path) -> None:
    assert one(write(tmp_path, "rows.tsv", "title\ttext\nFish\tUtopia condemns it.\n")).title == "Fish"


def test_csv_without_the_column(tmp_path: Path) -> None:
    (problem,) = read(write(tmp_path, "rows.csv", "a,b\n1,2\n"))
    assert isinstance(problem, Problem)
    assert "no column 'text' (it has a, b)" in problem.message


def test_bad_rows_do_not_stop_the_rest(tmp_path: Path) -> None:
    found = read(write(tmp_path, "rows.jsonl", '{"id": 1, "text": "Good."}\nnot json\n[1]\n{"id": 4}\n{"id": 5, "text": "Good."}\n'))
    assert [type(f).__name__ for f in found] == ["Document", "Problem", "Problem", "Problem", "Document"]
    assert isinstance(found[1], Problem)
    assert found[1].where.endswith("rows.jsonl:2")


def test_folder_in_order_with_what_it_knows(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/pic.png", ".hidden.txt", "a.b.txt"):
        write(tmp_path, name, PLAIN)
    assert [d.id for d in read(tmp_path) if isinstance(d, Document)] == ["a-z", "a-b", "b"]


def test_equal_ids(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a/x.txt", PLAIN), write(tmp_path, "a-x.txt", PLAIN)
    found = read(tmp_path)
    (problem,) = [f for f in found if isinstance(f, Problem)]
    assert len(found) == 2
    assert {str(first), str(second)} <= set(f"{problem.where} {problem.message}".replace(";", " ").split())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "a binary file", id="binary"),
        pytest.param("caf\xe9 au lait".encode("latin-1"), "not UTF-8 text", id="latin-1"),
        pytest.param(b" \n\n", "no text in it", id="empty"),
    ],
)
def test_no_text_is_a_problem(tmp_path: Path, data: bytes, says: str) -> None:
    bad = write(tmp_path, "a.txt", data)
    problem, good = read(bad, write(tmp_path, "b.txt", PLAIN))
    assert isinstance(problem, Problem)
    assert (problem.severity, problem.where) == ("error", str(bad))
    assert says in problem.message
    assert isinstance(good, Document)


def test_utf_16_with_its_mark(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", PLAIN.encode("utf-16"))).title == "Remarks on Trade"


def test_unknown_suffix(tmp_path: Path) -> None:
    (problem,) = read(write(tmp_path, "a.xyz", PLAIN))
    assert isinstance(problem, Problem)
    assert ".docx" in problem.message


def test_missing_path(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        read(tmp_path / "nowhere.txt")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        pytest.param(PLAIN.encode(), "Remarks on Trade", id="text"),
        pytest.param(json.dumps(ROWS[0]).encode(), "Statement on Fish", id="json-lines"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, title: str) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    (document,) = read("-")
    assert isinstance(document, Document)
    assert document.title == title


@pytest.mark.parametrize(
    ("name", "id_"),
    [("S\u00e3o Tom\u00e9_2020.txt", "sao-tome-2020"), ("x'y (1).txt", "x-y-1"), ("\u7b80\u4f53.txt", "d-"), ("20.7.txt", "20-7")],
)
def test_ids_need_no_escape(tmp_path: Path, name: str, id_: str) -> None:
    assert one(write(tmp_path, name, PLAIN)).id.startswith(id_)
