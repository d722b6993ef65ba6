"""A `Document` -> its `Extraction`: turns, mentions, relations; the stages of `extract` in the order of the design."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.confidence import calibrate
from kg.extract.frames import read_frames
from kg.extract.lexicon import read_lexicon
from kg.extract.mentions import Reader
from kg.extract.modals import find_modals
from kg.extract.names import Known, Name, find_names, learn_names
from kg.extract.nlp import Paragraph, load_model, parse, split_paragraphs
from kg.extract.parse import Sentence, Word
from kg.extract.qualify import Quality, qualify
from kg.extract.relations import Draft, Matcher
from kg.gazetteer import Gazetteer
from kg.model import DateValue, Document, Extraction, Mention, Referent, Relation, Source, Span, Turn
from kg.read.transcript import read_turns
from kg.settings import Settings, ontology


_EVENTS = frozenset({"meets", "visits", "hosts", "attacks"})


class Extractor:
    """Holds what is loaded once: the model, the frames, the word lists, the gazetteer."""

    def __init__(self, settings: Settings, gazetteer: Gazetteer) -> None:
        """Load everything.

        Raises:
            InputError: the model is not installed.
            OntologyError: a file of frames or word lists is malformed.
        """
        self.settings, self.gazetteer = settings, gazetteer
        self.lexicon = read_lexicon(ontology() / "lexicon.yaml")
        self.frames = read_frames([ontology() / "frames", *([settings.frames] if settings.frames else [])])
        self.nlp = load_model(settings.model)

    def extract(self, document: Document) -> Extraction:
        """Read one document."""
        turns = read_turns(document, self.gazetteer)
        places = [(turn, start, end) for turn in turns for start, end in split_paragraphs(document.text, turn.start, turn.end)]
        texts = [document.text[start:end] for _, start, end in places]
        known = learn_names(texts, self.gazetteer, self.lexicon)
        paragraphs = [self._paragraph(document, start, end, known) for _, start, end in places]
        reader = Reader(self.lexicon)
        reader.learn_states(name for paragraph in paragraphs for name in paragraph.names)
        matcher = Matcher(self.frames, reader)
        mentions: list[Mention] = []
        relations: list[Relation] = []
        current: Turn | None = None
        for (turn, _, _), sentences in zip(places, parse(self.nlp, paragraphs), strict=True):
            if turn is not current:
                reader.memory.enter(turn, next((t for t in turns if t.number == turn.number + 1), None))
                current = turn
            reader.enter_paragraph(sentences)
            for sentence in sentences:
                mentions.extend(_mentions(sentence, reader.read(sentence)))
                relations.extend(self._relations(document, sentence, turn, reader, matcher))
        return Extraction(document, turns, tuple(mentions), tuple(_unique(_share_dates(relations, turns))))

    def _paragraph(self, document: Document, start: int, end: int, known: Known) -> Paragraph:
        names = find_names(document.text[start:end], self.gazetteer, self.lexicon, known)
        return Paragraph(document.text, start, end, tuple(_shift(name, start) for name in names))

    def _relations(self, document: Document, sentence: Sentence, turn: Turn, reader: Reader, matcher: Matcher) -> Iterator[Relation]:
        passage = Span(sentence.start, sentence.end)
        modals = list(find_modals(sentence, reader))
        swallowed = {i for _, words in modals for i in words}
        drafts = [draft for draft in matcher.find(sentence) if draft.trigger.i not in swallowed or not draft.trigger.is_verb]
        for draft in (*drafts, *(draft for draft, _ in modals)):
            quality = qualify(draft, sentence, turn, reader, self.lexicon, document.date)
            if draft.predicate in ("meets", "agrees") and {draft.subject.kind, draft.object.kind} <= {"Person", "Country", "Organization"}:
                reader.memory.met, reader.memory.met_in = (draft.subject, draft.object), reader.memory.sentence
            if quality is not None and (quality.negative or not draft.frame.only_negated):
                yield _make_relation(draft, quality, turn, passage)
        yield from _represents(sentence, turn, passage)
        yield from self._offices(sentence, turn, passage, reader)

    def _offices(self, sentence: Sentence, turn: Turn, passage: Span, reader: Reader) -> Iterator[Relation]:
        """Find who holds an office by apposition, or by description: "X, the leader of Y", "the Ukrainian foreign minister"."""
        for word in sentence.words:
            if word.name or word.tag not in ("NN", "NNP") or word.lemma not in self.lexicon.titles_lower | self.lexicon.person_nouns or word.dep == "compound":
                continue
            owner = reader.owner(word) or next((r.referents[0] for p in word.having("prep") if p.lower in ("at", "for", "with", "from") for o in p.having("pobj") if (r := reader.resolve(o)) and r.referents), None)
            if owner is None or owner.kind not in ("Country", "Organization", "GovernmentBody"):
                continue
            holder = reader.resolve(word.head) if word.dep == "appos" else reader.resolve(word) if reader.apposed_person(word) else None
            if holder and len(holder.referents) == 1 and holder.referents[0].kind in ("Person", "Group") and holder.rule not in ("we", "coref"):
                sources = (Source(turn.speaker),) if turn.speaker else (Source(owner),)
                span = Span(word.start, word.end)
                yield Relation(holder.referents[0], "represents", owner, reader.label(word), False, "actual", sources, False, None, turn.number, passage, span, "represents.phrase", 0.75)


def _make_relation(draft: Draft, quality: Quality, turn: Turn, passage: Span) -> Relation:
    predicate, negative = draft.predicate, quality.negative
    if negative and draft.frame.negated:
        predicate, negative = draft.frame.negated, False
    sources = quality.sources or (Source(Referent("group/unnamed", "Group", "unnamed source")),)
    first = sources[0].referent
    own = first == draft.subject or (first == turn.speaker and draft.subject in turn.spoken_for)
    trigger = Span(draft.trigger.start, draft.trigger.end)
    confidence = calibrate(draft.frame.weight * draft.sure * quality.sure)
    return Relation(draft.subject, predicate, draft.object, draft.content, negative, quality.modality, sources, own, quality.date, turn.number, passage, trigger, draft.frame.rule, confidence)


def _represents(sentence: Sentence, turn: Turn, passage: Span) -> Iterator[Relation]:
    for word in sentence.words:
        for name in (word.name.parts or (word.name,)) if word.name else ():
            for office in name.offices:
                if office.of is not None and office.of != name.referents[0] and not _is_bare(office.of):
                    sources = (Source(turn.speaker),) if turn.speaker else (Source(office.of),)
                    span = Span(office.start, office.end)
                    yield Relation(name.referents[0], "represents", office.of, office.text, False, "actual", sources, False, None, turn.number, passage, span, "represents.title", 0.9)


def _is_bare(body: Referent) -> bool:
    """Is it a body of no named state: "Foreign Ministry"?"""
    return body.kind == "GovernmentBody" and body.label in ("Foreign Ministry", "Ministry of Foreign Affairs", "Defense Ministry", "Defence Ministry", "Government", "Cabinet", "Parliament", "Ministry")


def _mentions(sentence: Sentence, found: list[tuple[Word, object]]) -> Iterator[Mention]:
    for word, resolved in found:
        if word.name and word.name.parts:
            for part in word.name.parts:
                yield Mention(part.start, part.end, sentence.text[part.start : part.end], part.referents, part.rule)
        else:
            rule = resolved.rule  # type: ignore[attr-defined]
            if word.name and word.name.form == "adjective":
                rule = "adjective"
            yield Mention(word.start, word.end, sentence.text[word.start : word.end], resolved.referents, rule)  # type: ignore[attr-defined]


def _share_dates(relations: Sequence[Relation], turns: Sequence[Turn]) -> Iterator[Relation]:
    """Give a headline, and a second mention of one event, the one date that the text has for it."""
    headlines = {turn.number for turn in turns if turn.role == "headline"}
    dates: dict[tuple[object, ...], set[DateValue]] = defaultdict(set)
    for relation in relations:
        if relation.date is not None:
            dates[_act(relation)].add(relation.date)
    for relation in relations:
        known = dates.get(_act(relation), set())
        if relation.date is None and len(known) == 1 and (relation.turn in headlines or relation.predicate in _EVENTS):
            yield replace(relation, date=next(iter(known)))
        else:
            yield relation


def _act(relation: Relation) -> tuple[object, ...]:
    ends = (relation.subject.key, relation.object.key)
    return (*(sorted(ends) if relation.predicate in ("meets", "agrees", "cooperates") else ends), relation.predicate, relation.negative)


def _unique(relations: Iterable[Relation]) -> Iterator[Relation]:
    seen = set()
    for relation in relations:
        key = (relation.subject, relation.predicate, relation.object, relation.content, relation.negative, relation.modality, relation.sources, relation.passage)
        if key not in seen:
            seen.add(key)
            yield relation


def _shift(name: Name, by: int) -> Name:
    return replace(
        name,
        start=name.start + by,
        end=name.end + by,
        offices=tuple(replace(o, start=o.start + by, end=o.end + by) for o in name.offices),
        parts=tuple(_shift(p, by) for p in name.parts),
    )
