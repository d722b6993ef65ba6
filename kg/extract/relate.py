"""A document, its turns and their parsed sentences -> its `Extraction`: mentions and relations, in text order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.confidence import calibrate
from kg.extract.frames import Frame, FrameIndex
from kg.extract.lexicon import Lexicon
from kg.extract.mentions import Reader, Resolved
from kg.extract.modals import find_modals
from kg.extract.names import Name
from kg.extract.necessities import find_necessities
from kg.extract.offices import find_offices
from kg.extract.paragraphs import Parsed
from kg.extract.parse import Sentence, Word
from kg.extract.promises import find_promises
from kg.extract.qualify import Quality, qualify
from kg.extract.relations import Draft, Matcher
from kg.extract.repeats import drop_repeats, share_dates
from kg.model import Document, Extraction, Mention, Referent, Relation, Source, Span, Turn

_UNNAMED = Referent("group/unnamed", "Group", "unnamed source")
_MEETINGS = frozenset({"meets", "agrees"})
_SIDES = frozenset({"Person", "Country", "Organization"})


def relate(
    document: Document,
    turns: Sequence[Turn],
    parsed: Sequence[Parsed],
    *,
    frames: FrameIndex,
    lexicon: Lexicon,
) -> Extraction:
    """Find what the sentences of a document say, paragraph by paragraph."""
    names = [name for paragraph, _ in parsed for name in paragraph.names]
    story = _Story(document, turns, names, frames, lexicon)
    mentions: list[Mention] = []
    relations: list[Relation] = []
    for paragraph, sentences in parsed:
        story.enter(paragraph.turn, sentences)
        for sentence in sentences:
            mentions.extend(story.mentions(sentence))
            relations.extend(story.relations(sentence, paragraph.turn))
    return Extraction(document, tuple(turns), tuple(mentions), tuple(drop_repeats(share_dates(relations, turns))))


class _Story:
    """What is known while a document is read: whose turn it is, what was named before, whose list is going on."""

    def __init__(self, document: Document, turns: Sequence[Turn], names: Iterable[Name], frames: FrameIndex, lexicon: Lexicon) -> None:
        self._document, self._turns = document, turns
        self._reader = Reader(lexicon)
        self._reader.learn_states(names)
        self._matcher = Matcher(frames, self._reader)
        self._turn: Turn | None = None

    def enter(self, turn: Turn, sentences: Sequence[Sentence]) -> None:
        """Begin a paragraph."""
        if turn is not self._turn:
            self._turn = turn
            self._reader.memory.enter(turn, self._turns)
        self._reader.enter_paragraph(sentences)

    def mentions(self, sentence: Sentence) -> Iterator[Mention]:
        """Read the next sentence and give what it mentions."""
        for word, resolved in self._reader.read(sentence):
            yield from _mentions_of(word, resolved, sentence)

    def relations(self, sentence: Sentence, turn: Turn) -> Iterator[Relation]:
        """Give what the sentence just read says."""
        passage = Span(sentence.start, sentence.end)
        for draft in self._drafts(sentence):
            quality = qualify(draft, sentence, turn, self._reader, said_on=self._document.date)
            self._note_meeting(draft)
            if quality is not None and _is_meant(quality, draft.frame):
                yield _make_relation(draft, quality, turn, passage)
        yield from find_offices(sentence, turn, self._reader)

    def _drafts(self, sentence: Sentence) -> list[Draft]:
        urged = [*find_modals(sentence, self._reader), *find_necessities(sentence, self._reader)]
        swallowed = {i for one in urged for i in one.swallowed}
        drafts = [draft for draft in self._matcher.find(sentence) if draft.trigger.i not in swallowed or not draft.trigger.is_verb]
        found = [*drafts, *(one.draft for one in urged)]
        known = swallowed | {word.i for draft in found for word in (draft.trigger, draft.clause)}
        return [*found, *find_promises(sentence, self._reader, known)]

    def _note_meeting(self, draft: Draft) -> None:
        memory = self._reader.memory
        only_named = draft.trigger.is_noun and draft.clause is draft.trigger and draft.subject.kind != "Person"  # "accession talks with A"
        if draft.predicate in _MEETINGS and {draft.subject.kind, draft.object.kind} <= _SIDES and not only_named:
            memory.met, memory.met_in = (draft.subject, draft.object), memory.sentence


def _is_meant(quality: Quality, frame: Frame) -> bool:
    """Is a relation denied, or to come, where its frame asks for it?"""
    return (quality.negative or not frame.only_negated) and (quality.modality == "future" or not frame.only_future)


def _mentions_of(word: Word, resolved: Resolved, sentence: Sentence) -> Iterator[Mention]:
    if word.name and word.name.parts:
        for part in word.name.parts:
            yield Mention(part.start, part.end, sentence.text[part.start : part.end], part.referents, part.rule)
    else:
        rule = "adjective" if word.name and word.name.form == "adjective" else resolved.rule
        yield Mention(word.start, word.end, sentence.text[word.start : word.end], resolved.referents, rule)


def _make_relation(draft: Draft, quality: Quality, turn: Turn, passage: Span) -> Relation:
    frame, sources = draft.frame, quality.sources or (Source(_UNNAMED),)
    turned = quality.negative and frame.negated != ""  # "will not accept" is opposing
    first = sources[0].referent
    return Relation(
        subject=draft.subject,
        predicate=frame.negated if turned else draft.predicate,
        object=draft.object,
        content=draft.content,
        negative=quality.negative and not turned,
        modality=quality.modality,
        sources=sources,
        own_word=first == draft.subject or (first == turn.speaker and draft.subject in turn.spoken_for),
        date=quality.date,
        turn=turn.number,
        passage=passage,
        trigger=Span(draft.trigger.start, draft.trigger.end),
        rule=frame.rule,
        confidence=calibrate(frame.weight * draft.sure * quality.sure),
    )
