"""HTTP to a store: one request at a time, retried while it may help, every trouble told in one line without a password in it."""

from __future__ import annotations

import base64
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlsplit

from kg.errors import PushError
from kg.share.push.presets import Preset, Scheme
from kg.share.push.steps import Step

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds before the second, third ... try."""
LONGEST_PAUSE = 60.0
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may succeed."""
TIMEOUT = 300.0
REMEDIES = {
    401: "give the name and password in DIPLOKG_USER and DIPLOKG_PASSWORD, or a token in DIPLOKG_TOKEN",
    403: "this user may not write; give another in DIPLOKG_USER and DIPLOKG_PASSWORD, or a token in DIPLOKG_TOKEN",
    404: "is the URL that of the preset? see docs/stores.md",
    405: "is the URL that of the preset, and may it be written to? see docs/stores.md",
    413: "send less at once with --chunk",
    415: "is the preset that of the store? see docs/stores.md",
}


@dataclass(frozen=True, slots=True)
class Login:
    """Who sends; nothing of it is ever shown."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


class _PassingError(Exception):
    """A trouble that may pass; the store may have said how many seconds to wait."""

    def __init__(self, message: str, pause: float = 0) -> None:
        super().__init__(message)
        self.pause = pause


class Remote:
    """A store behind HTTP."""

    def __init__(
        self,
        url: str,
        preset: Preset,
        login: Login | None = None,
        *,
        wait: Callable[[float], None] = time.sleep,
        notice: Callable[[str], None] = lambda text: None,
    ) -> None:
        """Know the address; nothing is sent yet.

        Args:
            wait: what waits between two tries.
            notice: is told of every try that failed.

        Raises:
            PushError: the URL is none, or has a password in it.
        """
        self.url = _checked(url)
        self._preset = preset
        self._login = login or Login()
        self._wait, self._notice = wait, notice
        self._open = _opener(self.url, self._login, preset.scheme)

    def send(self, step: Step) -> None:
        """Send one request, again after a pause where the trouble may pass.

        Raises:
            PushError: the store refuses, or cannot be reached in any of the tries.
        """
        for pause in PAUSES:
            try:
                return self._send_once(step)
            except _PassingError as trouble:
                seconds = min(max(pause, trouble.pause), LONGEST_PAUSE)
                self._notice(f"{trouble}; next try in {seconds:.0f} s")
                self._wait(seconds)
        try:
            return self._send_once(step)
        except _PassingError as trouble:
            raise PushError(f"{trouble}, {len(PAUSES) + 1} times; is the store running, and is the URL right?") from trouble

    def address(self, step: Step) -> str:
        """Give the address of a request."""
        if step.to == "update":
            return self.url + self._preset.update
        graph = f"?{self._preset.graph}={quote(step.graph, safe='')}" if step.graph else ""
        return f"{self.url}{self._preset.data}{graph}"

    def _send_once(self, step: Step) -> None:
        address = self.address(step)
        headers = {"Content-Type": step.media, "User-Agent": "diplokg", "Accept": "*/*", **_authorization(self._login, self._preset.scheme)}
        request = urllib.request.Request(address, step.body, headers, method="POST")
        try:
            with self._open.open(request, timeout=TIMEOUT) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            with error:
                raise _refusal(address, error) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise _PassingError(f"{address}: cannot be reached ({reason})") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A store that moved is told to the user: to follow would send the password to another place."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Follow nowhere."""
        return None


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Meets a challenge once with each request, and foresees the next one, so that a body is not always sent twice."""

    _challenge: dict[str, str] | None = None
    _retried: urllib.request.Request | None = None

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        """Add the answer to the last challenge, if there was one."""
        answer = self.get_authorization(request, self._challenge) if self._challenge else None
        if answer:
            request.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return request

    https_request = http_request

    def http_error_401(self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> Any:
        """Send the request again, unless this was the second time or the challenge is of another kind."""
        scheme, _, challenge = headers.get("WWW-Authenticate", "").partition(" ")
        if scheme.lower() != "digest" or self._retried is req:
            return None
        fp.close()
        self._retried = req
        self._challenge = urllib.request.parse_keqv_list(list(filter(None, urllib.request.parse_http_list(challenge))))
        return self.parent.open(req, timeout=TIMEOUT)


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PushError(f"{url!r} is no address of a store; write it as http://localhost:7878")
    if parts.username or parts.password:
        raise PushError("the URL has a name or password in it; put them into DIPLOKG_USER and DIPLOKG_PASSWORD")
    return url.rstrip("/")


def _opener(url: str, login: Login, scheme: Scheme) -> urllib.request.OpenerDirector:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if login.user and scheme == "digest":
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, login.user, login.password)
        handlers.append(_Digest(passwords))
    return urllib.request.build_opener(*handlers)


def _authorization(login: Login, scheme: Scheme) -> dict[str, str]:
    if login.token:
        return {"Authorization": f"Bearer {login.token}"}
    if login.user and scheme != "digest":
        return {"Authorization": "Basic " + base64.b64encode(f"{login.user}:{login.password}".encode()).decode("ascii")}
    return {}


def _refusal(address: str, error: urllib.error.HTTPError) -> Exception:
    """Tell what the store answered: its first line, and what may help."""
    said = next(iter(error.read(2000).decode("utf-8", "replace").strip().splitlines()), "")[:200]
    message = f"{address}: the store refuses ({error.code} {error.reason})" + (f": {said}" if said else "")
    if error.code in PASSING:
        pause = error.headers.get("Retry-After", "")
        return _PassingError(message, float(pause) if pause.isdecimal() else 0)
    if 300 <= error.code < 400:
        return PushError(f"{address}: the store moved to {error.headers.get('Location', 'another place')}; give that URL")
    return PushError(message + (f"; {REMEDIES[error.code]}" if error.code in REMEDIES else ""))
