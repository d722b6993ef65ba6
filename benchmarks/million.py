"""How long a graph of a million triples takes: made up, written, loaded, checked, asked, pushed; each in a process of its own.

    python benchmarks/million.py [--triples 1000000] [--folder DIR]

The texts are made up of a few words by a fixed rule; what is measured is everything behind the extraction.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.model import Build, Document, Entity, Evidence, Extraction, Referent, Span, Statement, Turn

STATES, PREDICATES, SENTENCES = 180, ("supports", "opposes", "meets", "urges", "criticises", "aids"), 24
WORDS = ["harbour", "treaty", "grain", "border", "summit", "tariff", "fishery", "vaccine", "railway", "island", "satellite", "pipeline"]
FIRST_DAY = dt.date(2001, 1, 1)


def make_document(number: int) -> Build:
    """Make up one document of some 24 statements."""
    id_, text, statements = f"briefing-{number:06}", "", []
    used = {"person/speaker"}
    for line in range(SENTENCES):
        seed = number * 31 + line * 17
        one, other, predicate = seed % STATES, (seed * 7 + 3) % STATES, PREDICATES[(seed // 5) % len(PREDICATES)]
        topic = WORDS[seed % len(WORDS)]
        sentence = f"State {one} {predicate} State {other} on the {topic} of day {seed}."
        span = Span(len(text), len(text) + len(sentence))
        text += sentence + "\n"
        used |= {f"country/s{one}", f"country/s{other}"}
        statements.append(make_statement(id_, line, f"country/s{one}", predicate, f"country/s{other}", topic, span))
    entities = tuple(
        Entity(key, "Country" if "country" in key else "Person", key.replace("/", " "), sources=(id_,)) for key in sorted(used)
    )
    turn = Turn(0, 0, len(text), "answer", Referent("person/speaker", "Person", "Speaker"))
    return Build((Extraction(Document(id_, text, f"Briefing {number}", day(number)), (turn,), (), ()),), entities, tuple(statements), ())


def day(number: int) -> dt.date:
    """Give the day of a document."""
    return FIRST_DAY + dt.timedelta(days=number)


def make_statement(document: str, line: int, subject: str, predicate: str, object_: str, content: str, span: Span) -> Statement:
    """Make up one statement."""
    return Statement(
        id=f"{document}_{line:016x}",
        document=document,
        subject=subject,
        predicate=predicate,
        object=object_,
        content=content,
        negative=line % 9 == 0,
        modality="actual",
        own_word=False,
        attributed_to="person/speaker",
        relayed_by=(),
        date=None,
        said_on=day(int(document[-6:])),
        confidence=0.8,
        evidence=(Evidence(document, 0, span, "verb", 0.8),),
    )


def write(folder: Path, triples: int) -> str:
    """Write `graph.nq`."""
    import pyoxigraph as ox

    from kg.graph.rdf import to_quads
    from kg.settings import Settings

    written = number = 0
    things: set[ox.Quad] = set()
    with (folder / "graph.nq").open("wb") as file:
        while written < triples:
            quads = set(to_quads(make_document(number), Settings())) - things
            things |= {quad for quad in quads if str(quad.graph_name).endswith("/entities>")}
            file.write(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
            written, number = written + len(quads), number + 1
    return f"{written:,} triples of {number:,} documents, {(folder / 'graph.nq').stat().st_size / 1e6:.0f} MB"


def load(folder: Path, _: int) -> str:
    """Load the file into memory."""
    from kg.graph.store import Store

    store = Store()
    store.load(folder)
    return f"{len(store):,} triples"


def load_on_disk(folder: Path, _: int) -> str:
    """Load the file into a store on disk."""
    from kg.graph.store import Store

    store = Store(folder / "store")
    store.load(folder)
    return f"{sum(file.stat().st_size for file in (folder / 'store').iterdir()) / 1e6:.0f} MB"


def validate(folder: Path, _: int) -> str:
    """Check the file as `kg validate` does."""
    from kg.graph.parts import open_data
    from kg.graph.validate import check_store

    return f"{sum(1 for _ in check_store(open_data(folder)))} violations" + (", with rdflib" if "rdflib" in sys.modules else "")


def validate_on_disk(folder: Path, _: int) -> str:
    """Check the store on disk, source by source."""
    return validate(folder / "store", 0)


def ask(folder: Path, _: int) -> str:
    """Answer some shipped questions from the store on disk."""
    from kg.explore.queries import ask as answer
    from kg.explore.questions import find_question
    from kg.graph.parts import open_data

    store, told = open_data(folder / "store"), []
    for name, values in (("counts-by-predicate", {}), ("who-opposes-whom", {"actor": "country/s7"}), ("documents", {})):
        start = time.perf_counter()
        rows = len(answer(store, find_question(name), values))
        told.append(f"{name} {time.perf_counter() - start:.2f} s ({rows:,} rows)")
    return ", ".join(told)


def push(folder: Path, _: int) -> str:
    """Push the store on disk into an Oxigraph server, if there is one."""
    from kg.graph.parts import open_data
    from kg.share.push import Options
    from kg.share.push import push as push_store

    program = shutil.which("oxigraph") or shutil.which(str(Path(sys.executable).parent / "oxigraph"))
    if program is None:
        return "no Oxigraph server here (pip install oxigraph)"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [program, "serve", "--location", str(folder / "there"), "--bind", address]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        done = push_store(open_data(folder / "store"), f"http://{address}", Options("oxigraph"))
    finally:
        server.terminate()
        server.wait()
    return f"{done.triples:,} triples in {done.sent} requests"


STEPS: dict[str, Callable[[Path, int], str]] = {
    one.__name__: one for one in (write, load, load_on_disk, validate, validate_on_disk, ask, push)
}


def measure(folder: Path, triples: int) -> Iterator[str]:
    """Run each step in a process of its own; give a row of a table for each."""
    for name in STEPS:
        start = time.perf_counter()
        command = [sys.executable, __file__, "--step", name, "--folder", str(folder), "--triples", str(triples)]
        told, memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout.rsplit("\t", 1)
        yield f"| {name.replace('_', ' ')} | {time.perf_counter() - start:.1f} s | {int(memory) / 1e3:.0f} MB | {told} |"


def main() -> None:
    """Measure all, or run one step."""
    parser = argparse.ArgumentParser(description="Measure a graph of a million triples.")
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=STEPS)
    given = parser.parse_args()
    if given.step:
        told = STEPS[given.step](given.folder, given.triples)
        sys.stdout.write(f"{told}\t{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")
        return
    sys.stdout.write("| step | time | peak memory | what came of it |\n| --- | --- | --- | --- |\n")
    if given.folder:
        given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        for row in measure(Path(folder), given.triples):
            sys.stdout.write(row + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
