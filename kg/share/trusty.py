"""Quads -> their trusty URI (module RA): an IRI that holds the hash of the very quads in which it stands.

Normalised by the rules of https://trustyuri.net: wherever the IRI occurs, its place of the hash is a space; the quads are sorted and
written part by part, one a line.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.graph.vocab import XSD


def make_trusty(quads: Iterable[ox.Quad], placeholder: str) -> tuple[str, list[ox.Quad]]:
    """Give the code of the quads, and the quads with the code in place of the placeholder.

    Args:
        quads: without blank nodes.
        placeholder: stands in IRIs where the code belongs; it must occur nowhere else.
    """
    known = list(quads)
    code = make_code(known, placeholder)
    return code, [ox.Quad(*(_renamed(term, placeholder, code) for term in quad)) for quad in known]


def make_code(quads: Iterable[ox.Quad], placeholder: str) -> str:
    """Compute the code of quads in which it stands as the placeholder: `RA` and 43 characters.

    >>> make_code([], "~~~")
    'RA47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'
    """
    lines = sorted({tuple(_key(term, placeholder) for term in (q.graph_name, q.subject, q.predicate, q.object)) for q in quads})
    text = "".join(_line(key) for quad in lines for key in quad)
    digest = hashlib.sha256(text.encode()).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _key(term: Any, placeholder: str) -> tuple[bool, bytes, bytes, bytes]:
    """Give what a term is sorted by: names before literals, then text, datatype, language."""
    if not isinstance(term, ox.Literal):
        name = "" if isinstance(term, ox.DefaultGraph) else term.value.replace(placeholder, " ")
        return False, name.encode(), b"", b""
    datatype = "" if term.language else (term.datatype or XSD.string).value
    return True, term.value.encode(), datatype.encode(), (term.language or "").lower().encode()


def _line(key: tuple[bool, bytes, bytes, bytes]) -> str:
    is_literal, text, datatype, language = (part if isinstance(part, bool) else part.decode() for part in key)
    if not is_literal:
        return f"{text}\n"
    escaped = str(text).replace("\\", "\\\\").replace("\n", "\\n")
    return f"@{language} {escaped}\n" if language else f"^{datatype} {escaped}\n"


def _renamed(term: Any, placeholder: str, code: str) -> Any:
    return ox.NamedNode(term.value.replace(placeholder, code)) if isinstance(term, ox.NamedNode) else term
