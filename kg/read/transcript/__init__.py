"""`Document` -> `Turn`s: who speaks, in which role, and for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.gazetteer import Gazetteer
from kg.model import Document, Span, Turn
from kg.read.labels import Label, find_labels
from kg.read.transcript.cast import Cast, find_cast, judge_labels
from kg.read.transcript.narration import Scene, find_narrator, find_sender, read_scene
from kg.read.transcript.people import Person, bare_name, find_people, make_person, same_last
from kg.read.transcript.pieces import Piece, cut, find_lines, split_top
from kg.read.transcript.sides import most_named
from kg.read.transcript.voices import Voice, find_side_of, find_voice

__all__ = ["read_turns"]

_FIRST = re.compile(r"\b(?:I|I'm|I'd|I'll|my|we|we're|we've|we'll|our|me|you)\b")


def read_turns(document: Document, gazetteer: Gazetteer) -> tuple[Turn, ...]:
    """Read the turns of a document, in order, numbered from 0: the title first, then the text without page furniture.

    A turn goes over several paragraphs; page furniture ends it, and the same voice goes on in another turn. Offsets are
    half-open characters into `document.text`. Every turn has a speaker; when nobody can be named it is the document.
    """
    lines = find_lines(document)
    found = find_labels(document.text, lines, title=document.title)
    top, body = split_top(document, lines, found)
    scene = read_scene(document, top, gazetteer)
    labels = judge_labels(found, scene)
    pieces = cut(document, body, labels)
    voices = _voices(pieces, labels, scene)
    turns = [*_headline(scene), *(_turn(p, v) for p, v in zip(pieces, voices, strict=True))]
    return tuple(replace(turn, number=number) for number, turn in enumerate(turns))


def _headline(scene: Scene) -> Iterator[Turn]:
    title = scene.document.title
    start = scene.document.text.find(title, 0, scene.document.body)
    if title and start >= 0:
        yield Turn(0, start, start + len(title), "headline", scene.publisher, scene.side)


def _turn(piece: Piece, voice: Voice) -> Turn:
    label = Span(piece.label.start, piece.label.end) if piece.fresh and piece.label and piece.label.start < piece.label.end else None
    return Turn(0, piece.start, piece.end, voice.role, voice.speaker, voice.spoken_for, label)


def _voices(pieces: Sequence[Piece], labels: Sequence[Label], scene: Scene) -> list[Voice]:
    spoken = [b for b in labels if b.is_speaker]
    cast = find_cast(spoken, scene)
    given: dict[Label | None, Voice] = {}
    for piece in pieces:
        if piece.label not in given:
            given[piece.label] = _voice(piece, spoken, scene, cast)
    voices = [given[piece.label] for piece in pieces]
    if any(v.spoken_for for v in voices) or scene.document.kind != "transcript":
        return voices
    answers = [scene.document.text[p.start : p.end] for p, v in zip(pieces, voices, strict=True) if v.role == "answer"]
    side = most_named(answers, scene.gazetteer)
    return [replace(v, spoken_for=side) if v.role == "answer" else v for v in voices]


def _voice(piece: Piece, labels: Sequence[Label], scene: Scene, cast: Cast) -> Voice:
    if piece.label is None:
        return _unlabelled(piece, labels, scene, cast)
    if piece.label.form == "text":
        return _narration(scene)
    if piece.label.form == "message":
        return _message(scene)
    if piece.label.form == "letter":
        return _letter(piece.label, scene)
    return find_voice(piece.label, scene, cast, asks=scene.document.text[piece.start : piece.end].endswith("?"))


def _unlabelled(piece: Piece, labels: Sequence[Label], scene: Scene, cast: Cast) -> Voice:
    """Give the voice of text under no label: the publisher's, or an answer that goes on from what was cut off."""
    document = scene.document
    if document.kind == "transcript":
        words = document.text[piece.start : piece.end]
        speaker = _goes_on(labels, scene, cast)
        third = speaker and re.search(rf"\b{re.escape(speaker.name.split()[-1])}\b", words)
        if speaker and not third and (scene.titled or _FIRST.search(words)):
            return Voice(speaker.referent, "answer", find_side_of(speaker, scene))
        return Voice(scene.publisher, "narration", scene.side)
    quoted = document.kind == "joint statement" and re.search(r"\bBegin (?:of )?text\b", document.text, re.I)
    return Voice(scene.publisher, "narration", scene.side) if quoted else _narration(scene)


def _goes_on(labels: Sequence[Label], scene: Scene, cast: Cast) -> Person | None:
    """Find who speaks before the first label: who answers next, or, when an official is next, the other one of the title."""
    official = next((b for b in labels if b.form in ("office", "name")), None)
    if official is None:
        return cast.main
    if labels[0].form in ("office", "name", "chair"):
        others = [p for p in scene.titled if not same_last(p.name, bare_name(official.name))]
        if others:
            return others[0]
    return cast.named[official.name]


def _narration(scene: Scene) -> Voice:
    speaker, side = find_narrator(scene)
    return Voice(speaker, "narration", side)


def _message(scene: Scene) -> Voice:
    speaker, side = find_sender(scene, scene.document.text[scene.document.body :].lstrip())
    return Voice(speaker, "narration", side)


def _letter(label: Label, scene: Scene) -> Voice:
    if not label.name:
        return Voice(scene.publisher, "narration", scene.side)
    writer = next(iter(find_people(label.name, scene.gazetteer)), None)
    speaker = writer.referent if writer else make_person(bare_name(label.name))
    return Voice(speaker, "narration", find_side_of(writer, scene))
