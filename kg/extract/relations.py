"""A sentence, what its words stand for, and the frames -> `Draft`s: who does what to whom, over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.clauses import is_passive, objects, subjects, surface_subjects
from kg.extract.frames import Frame, FrameIndex
from kg.extract.mentions import Reader, Resolved
from kg.extract.parse import Sentence, Word
from kg.extract.phrases import extend, phrase_text, phrase_words
from kg.model import ACTOR_KINDS, Referent, slug

PERFORMATIVE = frozenset(
    "stress say add ask reiterate thank welcome express congratulate urge point emphasize emphasise underscore underline share tell remind begin start note mention make note commend condemn extend convey state clarify know highlight acknowledge "
    "recall repeat call offer take give reaffirm assure go follow draw see pay praise applaud appeal invite join close conclude end turn ask emphasis".split()
)
_GERUND_PREPS = frozenset({"in", "from", "against", "of", "for", "to", "on", "with", "about", "into"})
_INFINITIVE = ("xcomp", "ccomp", "advcl", "acl", "relcl")
_ENTITY_KINDS = ACTOR_KINDS | {"Document", "Event", "Place"}
_OWNER_PREPS = ("of", "by", "from", "in", "against", "between", "with", "to", "for", "on", "towards", "toward", "among", "at")


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation before it is qualified: words for what is said, referents for who."""

    subject: Referent
    predicate: str
    object: Referent
    content: str
    trigger: Word
    clause: Word
    """The verb on which polarity, modality, date and source hang: the light verb of a noun."""
    complement: Word | None
    frame: Frame
    sure: float
    subject_word: Word | None = None


@dataclass(frozen=True, slots=True)
class _Filled:
    """The slots of one frame at one trigger."""

    subjects: tuple[Word, ...]
    objects: tuple[Word, ...]
    content: Word | None
    clause: Word
    implied: tuple[Referent, ...] = ()


class Matcher:
    """Finds the relations of one sentence after another."""

    def __init__(self, frames: FrameIndex, reader: Reader) -> None:
        self.frames, self.reader = frames, reader
        self._exclude: set[Referent] = set()
        self._carried: tuple[Resolved, ...] = ()

    def find(self, sentence: Sentence) -> list[Draft]:
        """Give the drafts of a sentence in text order; the sentence must just have been read by the reader."""
        self._text = sentence.text
        self._words = sentence.words
        self._listed = self._is_listed(sentence)
        fired: list[tuple[Word, Frame, list[Draft], Word | None]] = []
        light_nouns: set[int] = set()
        for word in sorted(sentence.words, key=lambda w: (w.is_verb, w.i)):
            if word.name is not None:
                continue
            result = self._fire(word, light_nouns)
            if result:
                fired.append(result)
                clause = result[2][0].clause if result[2] else None
                if word.pos == "NOUN" and clause is not None and clause is not word and word.dep in ("dobj", "nsubjpass") and clause.is_verb:
                    light_nouns.add(clause.i)
        self._carry(sentence)
        swallowed = {i for word, frame, _, complement in fired if frame.swallows and complement for i in _swallow(word, complement)}
        return [d for word, _, drafts, _ in sorted(fired, key=lambda f: f[0].i) if word.i not in swallowed for d in drafts]

    def _fire(self, word: Word, light_nouns: set[int]) -> tuple[Word, Frame, list[Draft], Word | None] | None:
        for part, lemma in _keys(word):
            if part == "verb" and word.i in light_nouns:
                continue
            entries = [(rest, frame) for rest, frame in self.frames.find(part, lemma)]
            entries.sort(key=lambda e: (-len(e[0]), not (e[1].nouns or e[1].kinds)))
            for rest, frame in entries:
                end = self._match_rest(word, rest)
                if end is None:
                    continue
                filled = self._fill(word, frame, rest, end)
                if filled is None:
                    continue
                if frame.predicate == "hopes" and _announces_speech(word, filled):
                    continue
                drafts = list(self._drafts(word, frame, filled))
                if drafts:
                    return word, frame, drafts, filled.content
        return None

    def _carry(self, sentence: Sentence) -> None:
        """Keep the subject of "The ministers:" or "They agreed:" for the points of the list that follows."""
        if sentence.words[-1].text == ":":
            roots = [r for r in sentence.roots if r.is_verb or r.is_noun]
            heads = [s for r in roots for s in (surface_subjects(r) if r.is_verb else [r])]
            self._carried = tuple(r for _, r in self._resolve_all(heads))
        elif not self._listed:
            self._carried = ()

    def _resolve_all(self, heads: Sequence[Word]) -> list[tuple[Word, Resolved]]:
        return [found for head in heads for found in self._actors(head)]

    def _is_listed(self, sentence: Sentence) -> bool:
        """Is the sentence a point of a list: "to support ...;", "Condemned the ..."?"""
        first = next((w for w in sentence.words if w.dep != "punct" and w.tag not in ("LS", ":", "CC", "CD", "RB", "SYM", "NFP")), None)
        root = next((r for r in sentence.roots if r.is_verb), None)
        if not self._carried or first is None or root is None or root.having("nsubj", "nsubjpass"):
            return False
        return first is root or first.head is root or (first.lower == "to" and first.tag == "TO")

    def _match_rest(self, word: Word, rest: tuple[str, ...]) -> Word | None:
        """Match the words that must follow a trigger; adverbs, and for the last one an object, may stand between."""
        last = word
        for k, wanted in enumerate(rest):
            children = [c for c in (*word.children, *last.children) if c.i > last.i and (c.lower == wanted or c.lemma == wanted) and c.dep in ("prt", "prep", "agent", "advmod", "dative", "dobj", "pobj", "acomp", "oprd", "attr", "npadvmod", "advcl", "xcomp", "mark", "aux", "conj", "cc", "prep", "pcomp", "ccomp", "dep", "amod", "det", "nmod", "appos", "punct")]
            if not children:
                follow = last.i + 1
                while follow < len(self._words) and self._words[follow].pos == "ADV" and self._words[follow].lower != wanted:
                    follow += 1
                if follow < len(self._words) and wanted in (self._words[follow].lower, self._words[follow].lemma):
                    children = [self._words[follow]]
            if not children:
                return None
            last = children[0]
            if k == 0 and last.i - word.i > 8:
                return None
        return last

    # -- slots --------------------------------------------------------------------------------------------------

    def _fill(self, word: Word, frame: Frame, rest: tuple[str, ...], end: Word) -> _Filled | None:
        clause, subject_words = self._subjects(word, frame)
        if frame.part == "noun" and not frame.alone and clause is word:
            return None
        if frame.part == "verb":
            passive = is_passive(word)
            if (frame.voice == "active" and passive) or (frame.voice == "passive" and not passive):
                return None
        object_words: tuple[Word, ...] = ()
        used = ""
        for slot in frame.object:
            if frame.reciprocal and slot in ("prep:between", "prep:among"):  # both ends are subjects
                continue
            object_words = tuple(w for w in self._slot(slot, word, clause, rest, end) if w.ent not in ("DATE", "TIME") or w.name)
            if object_words and self._allowed(object_words, frame):
                used = slot
                break
            object_words = ()
        content: Word | None = None
        for slot in frame.content:
            if slot == used:
                continue
            found = [w for w in self._slot(slot, word, clause, rest, end) if w.ent not in ("DATE", "TIME") or w.name]
            if found and (not frame.content_nouns or frame.content_nouns & {w.lemma for w in found[0].conjuncts()}):
                content = found[0]
                break
        if content is None and (frame.needs_content or frame.content_nouns):
            return None
        if not object_words and content is None and frame.required and not frame.reciprocal:
            return None
        clausal = content is not None and (content.is_verb or content.dep in ("ccomp", "xcomp"))
        if (frame.nouns or frame.kinds) and not object_words and not frame.reciprocal and not (clausal and not frame.nouns and frame.swallows):
            return None
        if used == "prep:of" and frame.part == "noun":
            subject_words = tuple(s for s in subject_words if s not in object_words)
        return _Filled(tuple(subject_words), object_words, content, clause)

    def _allowed(self, words: Sequence[Word], frame: Frame) -> bool:
        head = words[0]
        resolved = self.reader.resolve(head)
        kind = resolved.referents[0].kind if resolved and resolved.referents else "Topic"
        kinds = {kind} | ({"Actor"} if kind in ACTOR_KINDS else set())
        if frame.kinds and not frame.kinds & kinds:
            return False
        if frame.not_kinds & kinds:
            return False
        lemmas = {head.lemma, head.lower} | ({w.lower() for r in resolved.referents for w in r.label.split()[-1:]} if resolved and head.name else set())
        if head.name and resolved:
            lemmas |= {w.lower() for r in resolved.referents for w in r.label.split()}
        if frame.nouns and not frame.nouns & lemmas:
            return False
        return not frame.not_nouns & lemmas

    def _slot(self, slot: str, word: Word, clause: Word, rest: tuple[str, ...], end: Word) -> list[Word]:
        name, _, argument = slot.partition(":")
        if name == "obj":
            return self._obj(word, rest, end)
        if name == "iobj":
            return word.having("dative") and [o for d in word.having("dative") for o in (d.having("pobj") or [d])] or self._preps(word, clause, ("to",))
        if name == "prep":
            return self._preps(word, clause, tuple(argument.split("|")))
        if name == "as":
            return self._preps(word, clause, ("as",)) or self._slot("pred", word, clause, rest, end)
        if name == "pred":
            return word.having("oprd") or [c for c in word.having("ccomp") if not c.is_verb and c.having("nsubj")]
        if name == "poss":
            return word.having("poss")
        if name == "subj":
            return surface_subjects(word)
        if name in ("inf", "that", "ing", "comp", "clause"):
            kinds = ("inf", "that", "ing") if name in ("comp", "clause") else (name,)
            sources = [word] if clause is word or word.pos != "NOUN" else [word, clause]
            return [c for kind in kinds for source in sources for c in _complements(source, kind, end)][:1]
        return []

    def _obj(self, word: Word, rest: tuple[str, ...], end: Word) -> list[Word]:
        if rest and rest[-1] == "as":  # "regard X as Y", "think of X as Y": what follows "as" is content
            inner = [o for p in word.having("prep") if p.lower in rest[:-1] for o in p.having("pobj")]
            return inner or objects(word)
        if rest and end.dep in ("prep", "agent", "dative", "prt", "mark", "advmod", "aux") or (rest and end.pos == "ADP"):
            pobj = end.having("pobj", "pcomp", "dobj")
            if pobj:
                return pobj
            if end.dep == "prep" and end.head.dep == "relcl" and is_passive(end.head) is False and not end.children:
                return [end.head.head]
            if not end.children and (own := objects(word)):
                return own
            if end.dep in ("prep",) and not end.children:  # passive with a stranded preposition, or a shared object
                return surface_subjects(word) if is_passive(word) else _shared_pobj(word)
        if word.is_verb or word.tag.startswith("VB"):
            return objects(word) or [s for c in word.having("ccomp") if not c.is_verb for s in c.having("nsubj")]
        return []

    def _preps(self, word: Word, clause: Word, wanted: tuple[str, ...]) -> list[Word]:
        for place in _places(word, clause):
            for prep in place.having("prep", "agent", "dative"):
                if prep.lower in wanted and (prep.i > place.i or place is clause):
                    found = [w for w in prep.having("pobj", "pcomp") if w.lower not in ("date", "that")]
                    if found:
                        return found + self._repeated(prep, place, clause)
            for prep in place.having("prep"):
                for inner in prep.having("prep"):  # "because of", "out of", "with respect to"
                    if f"{prep.lower} {inner.lower}" in wanted and inner.having("pobj"):
                        return inner.having("pobj")
        return []

    def _repeated(self, prep: Word, place: Word, clause: Word) -> list[Word]:
        """Find "for A, for B and for C": the objects of the same preposition, said again."""
        heads = (place, place.head, clause, prep)
        again = [w for w in self._words if w.i > prep.i and w.lower == prep.lower and w.tag == prep.tag and w.head in heads and w.dep in ("prep", "conj")]
        joined = [w for w in again if any(v.i == w.i - 1 and v.text in (",", "and", ";") for v in self._words)]
        return [o for w in joined for o in w.having("pobj")]

    # -- subjects -----------------------------------------------------------------------------------------------

    def _subjects(self, word: Word, frame: Frame) -> tuple[Word, list[Word]]:
        if frame.part == "verb":
            return word, subjects(word)
        if frame.part == "adj":
            return self._adjective_subjects(word)
        return self._noun_subjects(word, frame)

    def _adjective_subjects(self, word: Word) -> tuple[Word, list[Word]]:
        if word.dep in ("acomp", "attr", "oprd", "conj", "ROOT", "xcomp", "ccomp", "advcl", "relcl") or word.is_verb:
            clause = next((w for w in (word, *word.ancestors()) if w.is_verb), word)
            return clause, surface_subjects(word)
        if word.dep in ("amod", "acl", "appos") and word.i > word.head.i:
            return word, [word.head]
        return word, []

    def _noun_subjects(self, word: Word, frame: Frame) -> tuple[Word, list[Word]]:
        light = _light_verb(word, frame.light)
        own = word.having("poss") or [c for c in word.children if c.dep in ("amod", "compound", "nmod") and c.name is not None and c.name.rule != "hyphen"]
        if own and (resolved := self.reader.resolve(own[0])) and resolved.referents and resolved.referents[0].kind in ACTOR_KINDS:
            return light or word, own[:1]
        if light is not None:
            found = subjects(light)
            if found:
                return light, found
        hyphen = [c for c in word.children if c.name is not None and c.name.rule == "hyphen" and len(c.name.referents) > 1]
        if hyphen and frame.reciprocal:
            return light or word, hyphen
        preps = ("by", "from", "among", "between") if "prep:of" in frame.object else ("by", "from", "of", "among", "between")
        for prep in word.having("prep", "agent"):
            if prep.lower in preps and (f"prep:{prep.lower}" not in frame.object or prep.lower in ("between", "among")):
                if found := prep.having("pobj"):
                    return light or word, found
        if word.dep == "pobj" and word.head.lower == "as" and word.head.head.is_verb:  # "as a member of X, Y will ..."
            return word, surface_subjects(word.head.head)
        if word.dep == "pobj" and word.head.lower == "in" and word.head.head is not word.head:  # "a statement in support of"
            governor = word.head.head
            if governor.is_verb:
                return governor, subjects(governor)
            if governor.is_noun:
                return word, [governor]
        if frame.reciprocal and frame.part == "noun":
            for prep in word.having("prep"):
                if prep.lower == "between":
                    return light or word, prep.having("pobj")
        return light or word, []

    # -- drafts -------------------------------------------------------------------------------------------------

    def _drafts(self, word: Word, frame: Frame, filled: _Filled) -> Iterator[Draft]:
        subject_refs = self._resolve_all(filled.subjects)
        if not filled.subjects and self._listed and frame.part != "noun" and not surface_subjects(filled.clause):
            subject_refs = [(filled.clause, r) for r in self._carried]
        subject_refs = [(w, r) for w, r in subject_refs if not frame.subject_kinds or r.referents[0].kind in frame.subject_kinds or ("Actor" in frame.subject_kinds and r.referents[0].kind in ACTOR_KINDS)]
        if not subject_refs:
            return
        self._exclude = {ref for _, r in subject_refs for ref in r.referents}
        ends = self._ends(word, frame, filled)
        everyone = list(dict.fromkeys(ref for _, r in subject_refs for ref in r.referents))
        sure = min(r.sure for _, r in subject_refs)
        base = {"trigger": word, "clause": filled.clause, "complement": filled.content, "frame": frame, "predicate": frame.predicate}
        if any(o.lower in ("other", "another") and any(c.lower in ("each", "one") for c in o.children) for o in filled.objects):
            for subject in everyone:
                for other in everyone:
                    if other != subject:
                        yield Draft(subject=subject, object=other, content=self._phrase(filled.content) if filled.content else "", sure=sure, **base)
            return
        if frame.reciprocal and not (filled.objects and any(o.kind in ACTOR_KINDS for o, _, _ in ends)):
            content = ends[0][1] if ends else ""
            if len(everyone) < 2:
                if frame.swallows and content and subject_refs[0][0].lower in ("we", "they"):  # "we agreed to finish": with whom, is not said
                    yield Draft(subject=everyone[0], object=_topic(content), content=content, sure=sure * 0.8, **base)
                return
            if len(everyone) > 3 and subject_refs[0][1].rule == "we":
                for one in everyone if ends else ():
                    yield Draft(subject=one, object=ends[0][0], content=content, sure=sure * 0.8, **base)
                return
            for other in everyone[1:]:
                yield Draft(subject=everyone[0], object=other, content=content, sure=sure, **base)
            return
        for subject_word, resolved in subject_refs:
            for subject in resolved.referents:
                for obj, content, confidence in ends:
                    if obj == subject and content:
                        obj = _topic(content)
                    if obj != subject:
                        yield Draft(subject=subject, object=obj, content=content, sure=resolved.sure * confidence, subject_word=subject_word, **base)

    def _actors(self, head: Word) -> Iterator[tuple[Word, Resolved]]:
        for word in head.conjuncts():
            resolved = self.reader.resolve(word)
            if resolved is None or not resolved.referents:
                if self.reader.label(word) and word.is_noun and (owner := self._possessor_actor(word)):
                    yield word, owner
                continue
            kinds = {r.kind for r in resolved.referents}
            if kinds & (ACTOR_KINDS | {"Document", "Place"}):
                yield word, resolved
            if "Group" in kinds and word.name is None:
                for member in _members(word):
                    found = self.reader.resolve(member)
                    if found and found.referents and found.referents[0].kind in ACTOR_KINDS and member.name is not None:
                        yield member, found

    def _possessor_actor(self, word: Word) -> Resolved | None:
        return None

    def _ends(self, word: Word, frame: Frame, filled: _Filled) -> list[tuple[Referent, str, float]]:
        """Give (object, content, how sure) for each object of the relation."""
        content = self._phrase(filled.content) if filled.content is not None else ""
        if not filled.objects:
            return self._content_ends(frame, filled, content)
        out: list[tuple[Referent, str, float]] = []
        heads = [w for head in map(_antecedent, filled.objects) for w in self._with_members(head)] if filled.objects[0].is_noun or filled.objects[0].name else list(filled.objects[:1])
        resolved = [self._object(head, frame) for head in heads]
        if not any(entity for _, entity in resolved) and heads:
            whole = self._extended(word, frame, heads[0], filled)
            owners = dict.fromkeys(r for found, _ in resolved if found for r in found.referents)
            if whole and not _is_empty(heads[0]) and owners:
                out.extend((owner, content or whole, 0.85) for owner in owners)
            elif whole and not _is_empty(heads[0]):
                out.append((_topic(self.reader.label(heads[0]) if heads[0].is_noun else whole), content or whole, 0.95))
            return out
        several = len(heads) > 1
        for head, (found, entity) in zip(heads, resolved, strict=True):
            phrase = self._phrase(head, alone=True) if several else self._extended(word, frame, head, filled)
            if found is None and _is_empty(head):
                continue
            if found is None:
                out.append((_topic(self.reader.label(head)), content or phrase, 0.85))
                continue
            for referent in found.referents:
                plain = entity and (phrase == referent.label or head.pos == "PRON" or (head.name is not None and not head.having("amod", "nummod", "relcl", "acl", "poss")))
                named = self._named(word) if frame.part == "noun" and plain else ""
                out.append((referent, content or (named if plain else phrase), found.sure if entity else found.sure * 0.9))
        return out

    def _with_members(self, head: Word) -> list[Word]:
        """Give a head, what is coordinated with it, and the named members of a group."""
        out = []
        for word in head.conjuncts():
            out.append(word)
            resolved = self.reader.resolve(word)
            if resolved and resolved.referents and resolved.referents[0].kind == "Group" and word.name is None:
                out.extend(m for m in _members(word) if m.name is not None)
        return out

    def _content_ends(self, frame: Frame, filled: _Filled, content: str) -> list[tuple[Referent, str, float]]:
        word = filled.content
        if word is None or not content:
            return []
        if frame.owner and word.is_verb:
            for subject in word.having("nsubj", "nsubjpass"):
                actors = [ref for _, r in self._actors(subject) for ref in r.referents if ref.kind in ACTOR_KINDS]
                if actors and subject.tag not in ("WP", "WDT"):
                    return [(actor, content, 0.9) for actor in dict.fromkeys(actors)]
        if frame.owner and not word.is_verb and (owner := self._owner(word)):
            return [(owner, content, 0.85)]
        return [(_topic(content), content, 0.95)]

    def _object(self, head: Word, frame: Frame) -> tuple[Resolved | None, bool]:
        """Resolve an object: the entity it is, or the actor it belongs to (and which of the two)."""
        resolved = self.reader.resolve(head)
        if head.name is not None and head.name.rule == "metonym" and "Place" in frame.kinds:  # "travelled to Kyiv"
            label = self._text[head.start : head.end]
            return Resolved((Referent(f"place/{slug(label)}", "Place", label),), "place"), True
        if resolved and resolved.referents and resolved.referents[0].kind in _ENTITY_KINDS:
            if resolved.referents[0].kind in ("Event", "Place") and resolved.rule not in ("gazetteer", "run", "coref", "acronym") and frame.owner and (owner := self._owner(head)):
                return Resolved((owner,), "owner", 0.85), False
            return resolved, True
        if frame.owner and (head.is_noun or head.tag == "VBG") and (owner := self._owner(head)):
            return Resolved((owner,), "owner", 0.9), False
        return None, False

    def _owner(self, head: Word) -> Referent | None:
        """Find the actor inside a phrase, who is not the subject: its possessor, its adjective, the noun after "of", "by", "in" ..."""
        found = list(self._owners(head))
        return next((r for r in found if r not in self._exclude), found[0] if found else None)

    def _owners(self, head: Word) -> Iterator[Referent]:
        if owner := self.reader.owner(head):
            yield owner
        for prep in head.having("prep"):
            if prep.lower in _OWNER_PREPS:
                for obj in prep.having("pobj"):
                    resolved = self.reader.resolve(obj)
                    if resolved and resolved.referents and resolved.referents[0].kind in ACTOR_KINDS and resolved.rule != "we":
                        yield resolved.referents[0]
                    elif not resolved and (inner := self.reader.owner(obj)):
                        yield inner

    def _named(self, noun: Word) -> str:
        """Give a trigger noun with what is said of it: "comprehensive strategic partnership"; nothing for a bare one."""
        words = [w for c in noun.having("amod", "compound", "nummod") if c.name is None for w in c.subtree()]
        return phrase_text(self._text, sorted([*words, noun], key=lambda w: w.i)) if words else ""

    def _extended(self, word: Word, frame: Frame, head: Word, filled: _Filled) -> str:
        words = phrase_words(head)
        if frame.part == "verb" and head.dep == "dobj" and head.head is word:
            taken = {w.i for slot in (*frame.object, *frame.content) if slot.startswith("prep:") for w in word.having("prep") if w.lower in slot[5:].split("|")}
            words = extend(words, word, taken)
        return phrase_text(self._text, words)

    def _phrase(self, head: Word | None, *, alone: bool = False) -> str:
        return phrase_text(self._text, phrase_words(head, alone=alone)) if head is not None else ""


def _keys(word: Word) -> Iterator[tuple[str, str]]:
    if word.is_verb:
        yield "verb", word.lemma
        if word.tag in ("VBN", "VBG", "VBD"):
            yield "adj", word.lower
    elif word.pos == "ADJ":
        yield "adj", word.lower
        if word.tag in ("JJ", "VBN", "VBG") and word.dep in ("acl", "relcl", "ROOT", "ccomp", "conj", "advcl"):
            yield "verb", word.lemma
    elif word.pos in ("NOUN", "PROPN"):
        yield "noun", word.lemma if word.pos == "NOUN" else word.lower


def _light_verb(noun: Word, light: Sequence[str]) -> Word | None:
    """Find the light verb of a noun: "voice support", "support that China has given"."""
    head = noun
    while head.dep == "conj" and head.head.is_noun:
        head = head.head
    if head.dep in ("dobj", "nsubjpass", "attr", "oprd") and head.head.lemma in light:
        return head.head
    if head.dep == "pobj" and head.head.head.lemma in light and head.head.lower in ("in", "into", "with", "to", "for", "on", "under"):
        return head.head.head
    for clause in noun.having("relcl"):
        if clause.lemma in light:
            return clause
    return None


def _complements(word: Word, kind: str, end: Word) -> list[Word]:
    places = [word] if end is word else [word, end]
    found = [c for place in places for c in place.children if c.i > word.i]
    if word.is_verb and not word.having("dobj", "ccomp", "xcomp"):  # "hope and believe that ..."
        found.extend(c for later in word.having("conj") if not later.having("nsubj") for c in later.having("ccomp"))
    for place in places:
        for obj in place.having("dobj", "pobj", "prep", "nsubjpass"):
            found.extend(c for c in obj.children if c.dep in ("acl", "relcl", "advcl") and c.i > obj.i and any(a.lower == "to" for a in c.having("aux")))
            if obj.dep == "prep":
                for inner in obj.having("pobj"):
                    found.extend(c for c in inner.children if c.dep in ("acl", "relcl") and any(a.lower == "to" for a in c.having("aux")))
    out = []
    for child in found:
        to = any(a.lower == "to" for a in child.having("aux")) or (child.dep == "xcomp" and child.tag == "VB")
        if kind == "inf" and child.dep in _INFINITIVE and child.is_verb and to:
            out.append(child)
        elif kind == "that" and child.dep in ("ccomp", "acl", "relcl") and not to and (child.dep == "ccomp" or any(m.lower == "that" for m in child.having("mark"))):
            out.append(child)
        elif kind == "ing" and (child.tag == "VBG" and child.dep in ("xcomp", "ccomp", "dobj", "pcomp") and not child.having("aux")):
            out.append(child)
    if kind == "ing":
        places = [word, *word.having("dobj")]
        out.extend(c for w in places for p in w.having("prep") if p.lower in _GERUND_PREPS for c in p.having("pcomp") if p.i > word.i)
    return out


def _places(word: Word, clause: Word) -> list[Word]:
    """Give where a preposition of a trigger may hang: itself, its light verb, its object and what is inside that, its coordinates."""
    places = [word]
    if word.pos == "NOUN":
        places.extend(w for w in (word.head, *word.having("conj")) if (w is word.head and word.dep == "conj" and w.is_noun) or w.dep == "conj")
        if clause is not word:
            places.append(clause)
    if word.is_verb:
        places.extend(objects(word) if not is_passive(word) else [o for a in word.having("agent") for o in a.having("pobj")])
        for place in places[1:4]:  # "160 million in assistance | to the states"
            places.extend(place.having("conj"))
            places.extend(o for p in place.having("prep") if p.lower in ("of", "in", "worth") for o in p.having("pobj"))
    return places


def _shared_pobj(word: Word) -> list[Word]:
    return [o for c in word.having("conj") for p in c.having("prep") for o in p.having("pobj")][:1]


def _swallow(trigger: Word, complement: Word) -> set[int]:
    """Give the words of a complement that are content only, not facts of their own: all but clauses about a noun."""
    out: set[int] = set()
    stack = [complement]
    while stack:
        word = stack.pop()
        if word is trigger:
            continue
        out.add(word.i)
        stack.extend(c for c in word.children if not (c.dep in ("relcl", "acl") and c.is_verb and not any(a.lower == "to" for a in c.having("aux"))))
    return out


def _members(word: Word) -> list[Word]:
    """Give the names that a group is said to consist of: "seven countries, namely A, B and C", "states including A"."""
    out = [c for c in word.having("appos") if c.i > word.i]
    for prep in word.having("prep"):
        if prep.lower in ("including", "like") or (prep.lower == "as" and any(c.lower == "such" for c in (*prep.children, *word.children))):
            out.extend(prep.having("pobj"))
    return [member for head in out for member in head.conjuncts()]


def _announces_speech(word: Word, filled: _Filled) -> bool:
    """ "I want to stress", "he would like to thank": the speech act counts, not the wish."""
    content = filled.content
    if content is None or not any(a.lower == "to" for a in content.having("aux")) or content.lemma.removeprefix("re") not in PERFORMATIVE | {"emphasize"}:
        return False
    return any(s.lower in ("i", "we") for s in filled.subjects) or any(a.lower in ("would", "'d") for a in word.having("aux"))


def _antecedent(word: Word) -> Word:
    """Give the noun that a relative pronoun stands for."""
    if word.tag in ("WDT", "WP") or (word.lower == "that" and word.dep in ("nsubj", "dobj", "nsubjpass", "pobj")):
        clause = next((w for w in word.ancestors() if w.dep == "relcl"), None)
        if clause is not None and clause.head.is_noun:
            return clause.head
    return word


def _is_empty(word: Word) -> bool:
    """Is the word a pronoun that says nothing by itself: "this", "you", "which"?"""
    return word.tag in ("PRP", "WDT", "WP", "EX") or (word.lower in ("this", "that", "these", "those", "it", "so", "other", "another", "one", "which", "what") and not word.having("prep", "relcl", "acl"))


def _topic(label: str) -> Referent:
    return Referent(f"topic/{slug(label)[:80]}", "Topic", label[:160])


def with_predicate(draft: Draft, predicate: str) -> Draft:
    """Give the draft under another predicate: "will not accept" is `opposes`."""
    return replace(draft, predicate=predicate)
