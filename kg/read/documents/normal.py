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
_SPEAKER = re.compile(r"(?:[QA]\b[.:]?\s|[^\s:][^:.]{0,60}:(?:\s|$))")


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8 (or UTF-16 with its mark).

    Raises:
        InputError: the bytes are no such text; says what to do.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in data[:4096]:
        raise InputError(f"{where}: a binary file, not text; give text, HTML, JSON Lines, CSV, PDF or DOCX with the fitting suffix")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: not {encoding[:6].rstrip('-').upper()} text (byte {error.start}); convert it, as with `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from error


def normalise(text: str) -> str:
    r"""Give the normal form: `\n` line ends, plain spaces and straight quotes, no invisible characters, NFC, wrapped lines joined.

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
    blocks = text.split("\n\n")
    return "\n\n".join("\n".join(_join_block(b.split("\n"))) if "\n" in b else b for b in blocks)


def _join_block(lines: list[str]) -> list[str]:
    """Join lines that were broken at a page width: a paragraph goes on where the next word did not fit, or starts small."""
    width = max(len(line) for line in lines)
    full = [len(a) + 1 + len((b.split() or [""])[0]) > width - 2 for a, b in pairwise(lines)]
    wrapped = 50 <= width <= 110 and len(lines) >= 4 and sum(full) >= 0.7 * len(full)
    joined = [lines[0]]
    for line, did_not_fit in zip(lines[1:], full, strict=True):
        before = joined[-1]
        open_end = not _CLOSED.search(before)
        small = (line[:1].islower() or line[:1] == "(") and len(before) > 45 and open_end
        if not _SPEAKER.match(line) and (small or (wrapped and did_not_fit and (line[:1].isalnum() or line[:1] in "('\""))):
            joined[-1] = before + line if re.search(r"[a-z]-$", before) and line[:1].islower() else f"{before} {line}"
        else:
            joined.append(line)
    return joined
