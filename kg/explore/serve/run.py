"""Data and options -> the app, running until it is stopped."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from kg.errors import InputError
from kg.explore.serve.app import make_app
from kg.explore.serve.engine import prepare
from kg.explore.serve.site import Options

ANYWHERE = frozenset({"0.0.0.0", "::", ""})


def run(data: Path, options: Options, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve a graph until the process is told to stop.

    Args:
        data: an RDF file, a folder that `kg build` wrote, or the folder of an Oxigraph store.
        port: 0 for any that is free.
        ready: called with the address once the app can be asked.

    Raises:
        DataError: the data cannot be read.
        InputError: the port is taken, or the host is none of this machine.
    """
    with tempfile.TemporaryDirectory(prefix="kg-serve-", ignore_cleanup_errors=True) as folder, _listen(host, port) as listener:
        app = make_app(prepare(data, Path(folder)), options)
        config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=2)
        ready(_address(host, listener.getsockname()[1]))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else, so that the browser can be sent there; raise InputError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(f"{host}:{port}: cannot be listened on ({error.strerror}); choose another with --port") from error
    return listener


def _address(host: str, port: int) -> str:
    """Write the address at which the app is reached from this machine.

    >>> _address("0.0.0.0", 8000), _address("::1", 80)
    ('http://127.0.0.1:8000/', 'http://[::1]:80/')
    """
    name = "127.0.0.1" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"
