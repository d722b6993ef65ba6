"""What guards every answer: the name of the host, the size of a request, the headers that bind the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def make_policy(changes: Mapping[str, str] | None = None) -> str:
    """Write the content security policy of a page.

    >>> make_policy({"style-src": "'self' 'unsafe-inline'"})[:71]
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'"
    """
    return "; ".join(f"{name} {value}" for name, value in {**POLICY, **(changes or {})}.items())


class Headed:
    """Puts the headers on every answer that has not set its own."""

    def __init__(self, app: ASGIApp, *, shared: bool) -> None:
        """Wrap an app; `shared`: pages of other origins may read it."""
        self._app = app
        self._headers = {**HEADERS, "Content-Security-Policy": make_policy()}
        self._headers |= {} if shared else {"Cross-Origin-Resource-Policy": "same-origin"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class Hosted:
    """Answers only to the names of this host: no page of elsewhere can have its own name point here and read along."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str]) -> None:
        """Wrap an app; `*` among the hosts: any name will do."""
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and "*" not in self._hosts and _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            await PlainTextResponse("this host is not known by that name\n", 400)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Bounded:
    """Takes requests up to a size."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        """Wrap an app."""
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        too_large = PlainTextResponse(f"the request is larger than the limit of {self._most:,} bytes\n", 413)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced) > self._most:
            await too_large(scope, receive, send)
            return
        taken = 0

        async def receive_some() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise HTTPException(413, f"the request is larger than the limit of {self._most:,} bytes")
            return message

        await self._app(scope, receive_some, send)


def _host(header: str) -> str:
    """Give the name in a Host header without its port.

    >>> _host("localhost:8000"), _host("[::1]:8000"), _host("127.0.0.1")
    ('localhost', '::1', '127.0.0.1')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()
