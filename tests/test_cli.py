"""The commands: results on stdout, problems on stderr, exit codes, help with examples that run, a quick start."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from real_stores import SAMPLE
from small_build import make_build
from typer.testing import CliRunner, Result

import kg.cli.build
from kg.cli import app, main
from kg.errors import KgError
from kg.model import Build, Problem
from kg.outputs import write_outputs
from kg.settings import Settings, sample
from kg.share.export import FORMATS

COMMANDS = ["build", "ask", "query", "queries", "view", "export", "validate", "stats", "explain", "infer", "score"]
HEAVY = {"spacy", "rdflib", "networkx", "pyvis", "pyoxigraph", "pyshacl", "numpy", "rustworkx", "trafilatura", "dateparser", "jinja2"}


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments))
    if isinstance(result.exception, KgError):
        result.stderr_bytes = (result.stderr_bytes or b"") + str(result.exception).encode()
    return result


def test_it_starts_fast_and_without_what_is_heavy() -> None:
    code = "import sys, kg, kg.cli; print([name for name in sys.modules if name.partition('.')[0] in set(sys.argv[1:])])"
    loaded = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_help_takes_no_time() -> None:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", "--help"], capture_output=True, text=True, check=True
        )
        times.append(time.perf_counter() - start)
    assert all(command in done.stdout for command in COMMANDS)
    assert min(times) < 0.3


def test_the_help_of_export_names_every_format() -> None:
    words = set(re.findall(r"\w+", _run("export", "--help").stdout))
    assert set(FORMATS) <= words


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_an_example(command: str) -> None:
    result = _run(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example: kg {command}\b", result.stdout)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("build", "score", "query", "explain")])
def test_the_examples_run(output: Path, command: str) -> None:
    example = re.search(r"Example: kg (.*)", _run(command, "--help").stdout)
    assert example is not None
    assert _run(*shlex.split(example[1])).exit_code == 0


def test_query_by_name(output: Path) -> None:
    result = _run("query", "accusations", "--target", "Graustark")
    assert result.exit_code == 0
    assert re.search(r"Ruritania +Graustark +theft +Daily Herald", result.stdout)
    assert result.stderr == "1 rows\n"


@pytest.mark.parametrize(
    ("format_", "content"),
    [
        ("csv", "Ruritania,Graustark,theft"),
        ("tsv", '"Ruritania"@en\t"Graustark"@en'),
        ("md", "| Ruritania | Graustark | theft | Daily Herald | Reported | 2022-03-03 | Ruritania accused Graustark of theft. |"),
        ("xml", '<literal xml:lang="en">Ruritania</literal>'),
    ],
)
def test_query_in_other_formats(output: Path, format_: str, content: str) -> None:
    assert content in _run("query", "accusations", "--format", format_).stdout


def test_query_as_json(output: Path) -> None:
    data = json.loads(_run("query", "accusations", "-f", "json", "--actor=Ruritania").stdout)
    assert data["results"]["bindings"][0]["whom"]["value"] == "Graustark"


def test_query_of_ones_own(output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("SELECT ?who { ?who dip:accuses ?whom }", encoding="utf-8")
    for question in ("mine.rq", "SELECT ?who { ?who dip:accuses ?whom }"):
        assert "Ruritania (country:RT)" in _run("query", question).stdout


def test_text_of_documents_is_not_read_as_markup_of_the_terminal(tmp_path: Path) -> None:
    build = make_build(labels={"country/RT": "[red]Ruritania[/red]"})
    write_outputs(build, tmp_path, Settings())
    assert "[red]Ruritania[/red]" in _run("query", "accusations", "--data", str(tmp_path)).stdout


def test_explain(output: Path) -> None:
    told = _run("explain", "statement:brook_0000000000000004").stdout
    for part in ("not opposes", "We do not oppose Graustark.", "opposes.verb", "Ada Brook", "OwnWord"):
        assert part in told


def test_stats(output: Path) -> None:
    told = _run("stats").stdout
    assert re.search(r"opposes +2", told)
    assert re.search(r"Country +3", told)


def test_view_and_export(output: Path, tmp_path: Path) -> None:
    assert _run("view", "-o", "new/page.html", "--title", "Mine").exit_code == 0
    assert "<title>Mine</title>" in (tmp_path / "new/page.html").read_text(encoding="utf-8")
    assert _run("export", "output", "-f", "nq").stdout.encode() == (output / "graph.nq").read_bytes()


def test_validate(output: Path) -> None:
    assert _run("validate").exit_code == 0
    path = output / "graph.nq"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "attributedTo" not in line]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    broken = _run("validate")
    assert broken.exit_code == 1
    assert "dip:attributedTo" in broken.stdout
    assert "Freedonia supports Ruritania" in broken.stdout
    assert broken.stderr == "7 violations\n"


def test_validate_finds_one_letter_by_the_text_that_was_read(tmp_path: Path) -> None:
    """The sample without its text, and with one letter changed in its first quotation."""
    lines = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if "isString" not in line]
    quoted = next(number for number, line in enumerate(lines) if "/passage/" in line and "anchorOf" in line)
    lines[quoted] = re.sub(r'anchorOf> ".', 'anchorOf> "~', lines[quoted])
    path = tmp_path / "graph.nq"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert _run("validate", str(path)).exit_code == 0, "without the text nobody can tell"
    told = _run("validate", str(path), "--texts", str(sample()))
    assert told.exit_code == 1
    assert told.stderr == "1 violations\n"
    assert "passage:mfa-2021-07-20_" in told.stdout


WRONG = [
    (["query", "who-supports-whom", "--data", "nowhere.nq"], 1, "nowhere.nq: no such file"),
    (["query", "nonsense"], 1, "no question is called 'nonsense'"),
    (["query", "who-supports-whom", "--actor", "Atlantis"], 1, "nothing is called 'Atlantis' here"),
    (["query", "who-supports-whom", "stray"], 2, "'stray' is not understood"),
    (["query", "accusations", "--format", "pdf"], 2, "'pdf' is not one of"),
    (["export", "-f", "pdf"], 1, "no format 'pdf'"),
    (["explain", "statement:none"], 1, "the graph does not hold it"),
    (["score", "nowhere"], 2, "does not exist"),
    (["build", "nowhere.txt"], 1, "nowhere.txt"),
    (["build", "--date", "yesterday"], 2, "does not match"),
    (["build", "--min-confidence", "7"], 2, "less than or equal to 1"),
    (["fly"], 2, "No such command 'fly'"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_what_is_wrong_is_told_in_one_line(
    output: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, message: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    out, err = capfd.readouterr()
    assert end.value.code == code
    assert message in err.replace("\n", " ")
    assert "Traceback" not in err
    assert out == ""
    if code == 1:
        assert len(err.splitlines()) == 1


def test_the_reader_of_the_output_may_leave(output: Path) -> None:
    shell = f"{shlex.quote(sys.executable)} -c 'from kg.cli import main; main()' export output -f nq | head -n 1"
    done = subprocess.run(shell, shell=True, capture_output=True, text=True, check=True, cwd=output.parent)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def _built(monkeypatch: pytest.MonkeyPatch, build: Build) -> list[Settings]:
    seen: list[Settings] = []

    def fake(paths: object, settings: Settings, *, progress: object) -> Build:
        seen.append(settings)
        return build

    monkeypatch.setattr("kg.pipeline.build", fake)
    return seen


def test_build_reports_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built(monkeypatch, make_build())
    result = _run("build", "-o", str(tmp_path / "new"))
    assert result.exit_code == 0
    assert re.search(r"1 +7 +7", result.stdout)
    assert re.search(r"supports +2", result.stdout)
    files = {path.name for path in (tmp_path / "new").iterdir()}
    assert files == {"graph.nq", "graph.trig", "graph.ttl", "graph.html", "statements.csv", "report.md", "run.json"}
    assert all(name in result.stdout for name in files)


def test_build_passes_its_options_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _built(monkeypatch, make_build())
    _run(
        "build", "-o", str(tmp_path), "--date", "2020-01-02", "--publisher", "P", "--min-confidence", "0.5", "--no-full-text", "--jobs", "3"
    )
    assert (str(seen[0].date), seen[0].publisher, seen[0].min_confidence, seen[0].full_text, seen[0].jobs) == (
        "2020-01-02",
        "P",
        0.5,
        False,
        3,
    )


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)], ids=["default", "strict"])
def test_a_document_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], code: int) -> None:
    _built(monkeypatch, make_build(problems=[Problem("error", "bad.txt", "is empty"), Problem("note", "x", "quiet")]))
    result = _run("build", "-o", str(tmp_path), *options)
    assert result.exit_code == code
    assert "error: bad.txt: is empty" in result.stderr
    assert "quiet" not in result.stderr
    assert "bad.txt" in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_nothing_read_at_all_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built(monkeypatch, Build((), (), (), (Problem("error", "bad.txt", "is empty"),)))
    assert _run("build", "-o", str(tmp_path)).exit_code == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built(monkeypatch, make_build())
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in _run("build", "-o", str(tmp_path / "file")).stderr


def test_more_processes_only_where_they_pay() -> None:
    assert kg.cli.build._jobs_that_pay([sample()]) == 1
