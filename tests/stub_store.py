"""A small HTTP store for the tests: the SPARQL 1.1 Graph Store Protocol and Update over Oxigraph, and all that can go wrong with them."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

REALM, NONCE = "store", "5ca1ab1e"


@dataclass
class Trouble:
    """An answer to give once instead of doing what is asked: a status, or 0 for closing the connection."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: str = "out of order\nat line 1"
    done_first: bool = False
    """Whether the request is carried out all the same: the answer alone is lost."""


@dataclass
class StubStore:
    """What the server holds, what it was asked, and how it is to behave."""

    url: str = ""
    store: ox.Store = field(default_factory=ox.Store)
    requests: list[tuple[str, str, int]] = field(default_factory=list)
    """Path with its query, media type, length of the body."""
    logins: list[str] = field(default_factory=list)
    troubles: list[Trouble | None] = field(default_factory=list)
    """Taken one by one, from the first request on; `None` for a request that goes well."""
    wants: str = ""
    """`basic`, `digest` or `bearer`; user `ada`, password or token `s3cret`."""

    def lines(self) -> set[str]:
        """Give all quads."""
        return {str(quad) for quad in self.store}


@contextmanager
def running() -> Iterator[StubStore]:
    """Run such a server on a free port."""
    stub = StubStore()

    class Handler(_Handler):
        state = stub

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    state: StubStore

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._is_let_in():
            return None
        self.state.requests.append((self.path, self.headers["Content-Type"], len(body)))
        trouble = self.state.troubles.pop(0) if self.state.troubles else None
        if trouble is None or trouble.done_first:
            try:
                self._do(body)
            except (SyntaxError, ValueError) as error:
                return self._answer(400, {}, str(error))
        if trouble is None:
            return self._answer(204, {}, "")
        if trouble.status:
            return self._answer(trouble.status, trouble.headers, trouble.body)
        self.close_connection = True
        return None

    def _do(self, body: bytes) -> None:
        graphs = parse_qs(urlsplit(self.path).query)
        named = next((ox.NamedNode(graphs[name][0]) for name in ("graph", "graph-uri") if name in graphs), None)
        match self.headers["Content-Type"]:
            case "application/n-quads":
                self.state.store.load(body, format=ox.RdfFormat.N_QUADS)
            case "application/n-triples":
                self.state.store.load(body, format=ox.RdfFormat.N_TRIPLES, to_graph=named)
            case "application/sparql-update":
                self.state.store.update(body.decode())
            case other:
                raise ValueError(f"no such media type: {other}")

    def _is_let_in(self) -> bool:
        login, wants = self.headers.get("Authorization", ""), self.state.wants
        self.state.logins.append(login)
        if not wants or login == {"basic": "Basic " + base64.b64encode(b"ada:s3cret").decode(), "bearer": "Bearer s3cret"}.get(wants):
            return True
        if wants == "digest" and login.startswith("Digest ") and self._is_digest(login):
            return True
        challenge = f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth", algorithm="MD5"' if wants == "digest" else f"{wants} realm=store"
        self._answer(401, {"WWW-Authenticate": challenge}, "who are you?")
        return False

    def _is_digest(self, login: str) -> bool:
        said = dict(re.findall(r'(\w+)="?([^",]*)"?', login))
        secret, call = _md5(f"ada:{REALM}:s3cret"), _md5(f"POST:{self.path}")
        expected = _md5(f"{secret}:{NONCE}:{said['nc']}:{said['cnonce']}:auth:{call}")
        return bool(said["response"] == expected)

    def _answer(self, status: int, headers: dict[str, str], body: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Be quiet."""


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
