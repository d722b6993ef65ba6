"""Sixteen clients ask the shipped questions of a running app for a while; how long do answers take, and does any fail?

    kg serve output --no-browser --port 8000 &
    python benchmarks/serve_load.py http://127.0.0.1:8000 --seconds 60

The app keeps answers; with `--fresh` every query is made one that it has not met. With `--heavy`, one more client sends a
query that takes longer than allowed, over and over.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import statistics
import sys
import threading
import time
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HEADERS = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}


class Shot(NamedTuple):
    """One request: which question, how long in seconds, and the status."""

    name: str
    seconds: float
    status: int


def main() -> int:
    """Run the clients, write the figures, give 1 where an answer failed or they took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="of the app")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between two requests of a client; 0: as fast as it can")
    parser.add_argument("--heavy", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--p95", type=float, default=float("inf"), help="milliseconds; exit with 1 where the 95th percentile is above it")
    options = parser.parse_args()
    queries = _read_questions(options.address)
    shots: list[Shot] = []
    end = time.monotonic() + options.seconds
    clients = [threading.Thread(target=_ask, args=(options, queries, place, end, shots)) for place in range(options.clients)]
    if options.heavy:
        threading.Thread(target=_ask, args=(options, [("heavy", HEAVY)], 0, end, []), daemon=True).start()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return _report(shots, options)


def _read_questions(address: str) -> list[tuple[str, str]]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", "/api/questions")
    found = [(one["name"], one["query"]) for one in json.loads(connection.getresponse().read())]
    connection.close()
    return found


def _ask(options: argparse.Namespace, queries: list[tuple[str, str]], place: int, end: float, shots: list[Shot]) -> None:
    connection = http.client.HTTPConnection(urlsplit(options.address).netloc, timeout=60)
    for name, query in itertools.islice(itertools.cycle(queries), place, None):
        if time.monotonic() > end:
            break
        begin = time.monotonic()
        query += f"\n# {place} {begin}" if options.fresh else ""
        try:
            connection.request("POST", "/sparql", urlencode({"query": query}), HEADERS)
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException):
            connection.close()
            status = 0
        shots.append(Shot(name, time.monotonic() - begin, status))
        time.sleep(options.pause)
    connection.close()


def _report(shots: list[Shot], options: argparse.Namespace) -> int:
    times = sorted(shot.seconds * 1000 for shot in shots)
    failed = [shot for shot in shots if shot.status != 200]
    cuts = statistics.quantiles(times, n=100)
    slowest = max(shots, key=lambda shot: shot.seconds)
    sys.stdout.write(
        f"{len(shots)} answers, {len(shots) / options.seconds:.0f} a second, {len(failed)} failed\n"
        f"p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms, slowest {times[-1]:.0f} ms ({slowest.name})\n"
    )
    return 1 if failed or cuts[94] > options.p95 else 0


if __name__ == "__main__":
    sys.exit(main())
