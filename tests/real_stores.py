"""Stores that nobody here wrote, started for a test: Oxigraph, Virtuoso, and Apache Jena's TDB2 without a server."""

from __future__ import annotations

import csv
import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.explore.queries import ask
from kg.explore.questions import find_question
from kg.graph.store import Store

SAMPLE = Path(__file__).parents[1] / "output" / "graph.nq"
"""The graph of the bundled press conference, as `kg build` writes it."""
QUESTIONS = ("counts-by-predicate", "who-opposes-whom", "chain-of-sources")
"""A count, a join with filters and options, a path of any length."""
VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = /var/lib/virtuoso-opensource-7/vsp
"""
JARS = (
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3", "dexx.collection", "gson", "guava"),
    *("httpclient-cache", "httpclient", "httpcore", "jackson-annotations", "jackson-core", "jackson-databind", "jakarta.json-api"),
    *("jcl-over-slf4j", "jena-arq", "jena-base", "jena-cmds", "jena-core", "jena-dboe-base", "jena-dboe-index", "jena-dboe-storage"),
    *("jena-dboe-trans-data", "jena-dboe-transaction", "jena-iri", "jena-rdfconnection", "jena-shacl", "jena-shex", "jena-tdb"),
    *("jena-tdb2", "jsonld-java", "protobuf", "slf4j-api", "slf4j-simple", "thrift", "titanium-json-ld"),
)
JAVA = Path("/usr/share/java")


def need(program: str, package: str) -> str:
    """Find a program, or skip the test with a reason; where the long checks run it must be there."""
    found = shutil.which(program) or shutil.which(str(Path(sys.executable).parent / program))
    if found is None:
        miss(f"{program} is not installed ({package})")
    return str(found)


def miss(reason: str) -> None:
    """Skip the test, or let it fail where the long checks run (`DIPLOKG_FULL`)."""
    if os.environ.get("DIPLOKG_FULL"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def run_oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """Serve a store on disk; give the address of the server."""
    port = free_port()
    command = [need("oxigraph", "pip install oxigraph"), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options]
    with running(command, port):
        yield f"http://127.0.0.1:{port}"


class Virtuoso:
    """A running Virtuoso: its address over HTTP, and its own command line."""

    def __init__(self, url: str, isql: Sequence[str]) -> None:
        self.url, self._isql = url, isql

    def run(self, command: str) -> str:
        """Run a command of its SQL; raise CalledProcessError where it fails."""
        done = subprocess.run([*self._isql, f"exec={command}"], capture_output=True, text=True, check=True, timeout=120)
        if "*** Error" in done.stderr:
            raise subprocess.CalledProcessError(1, command, done.stdout, done.stderr)
        return done.stdout


@contextmanager
def run_virtuoso(folder: Path) -> Iterator[Virtuoso]:
    """Serve an empty store, whose user is dba with the password dba."""
    program, isql = need("virtuoso-t", "apt install virtuoso-opensource-7"), need("isql-vt", "apt install virtuoso-opensource-7")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(folder=folder, sql=sql, http=http), encoding="utf-8")
    virtuoso = Virtuoso(f"http://127.0.0.1:{http}", [isql, f"127.0.0.1:{sql}", "dba", "dba"])
    with running([program, "+configfile", str(folder / "virtuoso.ini"), "+foreground"], http, cwd=folder):
        yield virtuoso


class Jena:
    """Jena's commands over a TDB2 store, as Debian packages them; its jena-core lacks a folder of Xerces, which is put in front."""

    def __init__(self, folder: Path) -> None:
        self.java = need("java", "apt install default-jre-headless")
        self.location, self.fix = folder / "tdb2", folder / "fix"
        missing = [name for name in JARS if not (JAVA / f"{name}.jar").exists()]
        if missing:
            miss(f"{missing[0]}.jar is not installed (apt install libapache-jena-java libslf4j-java)")
        with zipfile.ZipFile(JAVA / "jena-core.jar") as jar:
            jar.extractall(folder, [name for name in jar.namelist() if name.startswith("org/apache/jena/ext/xerces/")])
        (self.fix / "xerces").parent.mkdir()
        shutil.move(folder / "org" / "apache" / "jena" / "ext" / "xerces", self.fix / "xerces")

    def run(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Jena, whatever comes of it."""
        path = ":".join([str(self.fix), *(str(JAVA / f"{name}.jar") for name in JARS)])
        return subprocess.run([self.java, "-cp", path, command, *arguments], capture_output=True, text=True, check=False, timeout=300)

    def load(self, *files: Path) -> None:
        """Load files into the store."""
        done = self.run("tdb2.tdbloader", "--loc", str(self.location), *map(str, files))
        assert done.returncode == 0, done.stderr

    def ask(self, query: str) -> list[tuple[str, ...]]:
        """Ask the union of all graphs; the rows without the names of the columns, as plain text."""
        union = "--set=http://jena.apache.org/TDB#unionDefaultGraph=true"
        done = self.run("tdb2.tdbquery", "--loc", str(self.location), union, "--results=CSV", query)
        assert done.returncode == 0, done.stderr
        return _rows(done.stdout)


def ask_over_http(url: str, query: str) -> list[tuple[str, ...]]:
    """Ask a SPARQL service; the rows as plain text."""
    request = urllib.request.Request(url, urllib.parse.urlencode({"query": query}).encode(), {"Accept": "text/csv"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return _rows(answer.read().decode())


def embedded() -> Store:
    """Load the sample into the store that comes with the program."""
    store = Store()
    store.load(SAMPLE)
    return store


def expected_rows(store: Store, question: str) -> list[tuple[str, ...]]:
    """Answer with the embedded store."""
    return [tuple(map(_plain, row)) for row in ask(store, find_question(question)).rows]


def count_of(rows: Sequence[tuple[str, ...]]) -> int:
    """Read the one number of an answer."""
    ((number,),) = rows
    return int(number)


def free_port() -> int:
    """Find a port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int, cwd: Path | None = None) -> Iterator[None]:
    """Run a server until the end of the block, from the moment on in which it listens."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=cwd)
    try:
        _wait_for(server, port)
        yield
    finally:
        if server.poll() is None:
            server.terminate()
        server.wait(60)


def _rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(map(_plain, row)) for row in list(csv.reader(io.StringIO(text)))[1:]]


def _plain(cell: str) -> str:
    """Sort the values that a query has put together into one, whose order no store promises."""
    return "\n".join(sorted(cell.splitlines()))


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(600):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the server does not listen after a minute")
