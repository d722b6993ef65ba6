"""Bytes -> text in one normal form, made once, before any offset exists."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from kg.errors import InputError

_QUOTES = {ord(c): "'" for c in "‘’‚‛′ʼ´"} | {ord(c): '"' for c in "“”„‟″«»〝〞＂"}
_HYPHENS = {0x2010: "-", 0x2011: "-", 0x2212: "-", 0xFFFE: None}
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CLOSED = re.compile(r"[.!?:;…\"')\]]$")
_HANGING = re.compile(
    r"(?<![.?!]) (?:the|an?|of|to|in|for|and|or|from|with|by|on|at|that|which|its|their|as|is|are|was|will|has|have|this|these|between)$"
)
_SPEAKER = re.compile(r"(?:[QA]\b[.:]?\s|[^\s:][^:.]{0,60}:(?:\s|$))")


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8 (or UTF-16 with its mark).

    Raises:
        InputError: the bytes are no such text; says what to do.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in data[:4096]:
        raise InputError(f"{where}: a binary file, not text; give text, HTML, JSON Lines, CSV, PDF or DOCX with its suffix")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise InputError(f"{where}: not {name} text (byte {error.start}); convert it, as with `iconv -f CP1252 -t UTF-8`") from error


def normalise(text: str) -> str:
    r"""Give the normal form: `\n` line ends, plain spaces, straight quotes, nothing invisible, NFC, wrapped lines joined.

    >>> normalise("\ufeffIt’s “co\u00adoperation”\u00a0–\r\nyes\u200b.  \x07\r\n")
    'It\'s "cooperation" –\nyes.'
    """
    text = _BREAKS.sub("\n", text).translate(_QUOTES).translate(_HYPHENS)
    text = "".join(_plain(c) for c in text) if not text.isascii() or not text.replace("\n", "").isprintable() else text
    text = unicodedata.normalize("NFC", text).replace("''", '"').replace("``", '"')
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _join_wrapped(re.sub(r"\n{3,}", "\n\n", text).strip("\n"))


def _plain(char: str) -> str:
    if char == "\n" or " " < char < "\x7f":
        return char
    category = unicodedata.category(char)
    if category == "Zs" or char == "\t":
        return " "
    return "" if category in ("Cc", "Cf", "Cs", "Co", "Cn") else char


def _join_wrapped(text: str) -> str:
    blocks = ["\n".join(_join_block(b.split("\n"))) if "\n" in b else b for b in text.split("\n\n")]
    joined = blocks[:1]
    for block in blocks[1:]:
        before = joined[-1].rsplit("\n", 1)[-1]
        hangs = len(before) > 45 and _HANGING.search(before[-20:]) and block[:1].isalnum() and not _SPEAKER.match(block)
        if hangs or _goes_on(before, block):
            joined[-1] = f"{joined[-1]} {block}"
        else:
            joined.append(block)
    return "\n\n".join(joined)


def _goes_on(before: str, line: str) -> bool:
    """Say whether a line goes on with an unfinished sentence: it starts small, or with a bracket."""
    starts = line[:1].islower() or line[:1] == "("
    return starts and len(before) > 45 and not _CLOSED.search(before[-2:]) and not _SPEAKER.match(line)


def _join_block(lines: list[str]) -> list[str]:
    """Join lines that were broken at a page width: a paragraph goes on where the next word did not fit, or starts small."""
    width = max(len(line) for line in lines)
    full = [len(a) + 1 + len((b.split() or [""])[0]) > width - 2 for a, b in pairwise(lines)]
    wrapped = 50 <= width <= 110 and len(lines) >= 4 and sum(full) >= 0.7 * len(full)
    joined = [lines[0]]
    for line, did_not_fit in zip(lines[1:], full, strict=True):
        before = joined[-1]
        fits_not = wrapped and did_not_fit and (line[:1].isalnum() or line[:1] in "('\"") and not _SPEAKER.match(line)
        if _goes_on(before, line) or fits_not:
            joined[-1] = before + line if re.search(r"[a-z]-$", before[-2:]) and line[:1].islower() else f"{before} {line}"
        else:
            joined.append(line)
    return joined
