"""Nouns, clauses about nouns, prepositions and dates that the parser hung on the wrong word -> back where they belong."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.parse import Word

_FEELINGS = frozenset({"concern", "alarm", "regret", "satisfaction", "appreciation", "interest", "pleasure", "gratitude", "dismay"})
_DATE_PREPS = frozenset({"on", "in", "at", "during", "since"})
_WANT_OBJECT = frozenset({"have", "hold", "make", "sign", "take", "impose", "launch", "issue"})
_MADE = frozenset({"impose", "make", "launch", "issue", "take", "create", "pose", "introduce", "sign", "adopt", "give", "offer", "propose"})
_GUEST_WORDS = frozenset({"visiting", "outgoing", "incoming", "acting"})
_OFFICES = frozenset(
    {"minister", "secretary", "president", "chancellor", "premier", "ambassador", "envoy", "representative", "counterpart"}
)


def _mend_compound(word: Word) -> None:
    """ "highlighted U.S. support": a name before a noun of the same verb belongs to the noun."""
    if word.name is None or word.dep not in ("dobj", "dative") or not word.head.is_verb:
        return
    noun = next((c for c in word.head.having("dobj") if c.i == word.i + 1 and c.pos == "NOUN"), None)
    if noun is not None:
        word.move(noun, "compound")


def _mend_stance(word: Word) -> None:
    """ "noted with concern rising prices": the feeling is not what is noted."""
    noun, prep = word.head, word.head.head
    if word.dep not in ("nmod", "compound") or word.lemma not in _FEELINGS or noun.dep != "pobj" or prep.lower != "with":
        return
    if prep.head.is_verb and not prep.head.having("dobj", "ccomp"):
        noun.move(prep.head, "dobj")
        word.move(prep, "pobj")


def _mend_that(word: Word) -> None:
    """ "said in a statement that it endorses": the clause after a noun of speech belongs to the verb of speech."""
    if word.dep not in ("acl", "relcl") or not word.is_verb or not any(c.dep == "mark" and c.lower == "that" for c in word.children):
        return
    noun = word.head
    if noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.head.is_verb and not noun.head.head.having("ccomp"):
        word.move(noun.head.head, "ccomp")


def _mend_relative(word: Word) -> None:
    """ "the conversation that X had with Y": a clause with "that", whose verb wants an object, belongs to the noun in front."""
    if word.dep != "ccomp" or word.lemma not in _WANT_OBJECT or word.having("dobj", "ccomp", "xcomp", "nsubjpass"):
        return
    that = next((c for c in word.having("mark") if c.lower == "that"), None)
    noun = next((w for w in word.head.subtree() if that is not None and w.i == that.i - 1 and w.is_noun), None)
    if that is not None and noun is not None:
        that.dep = "dobj"
        word.move(noun, "relcl")


def _mend_made_by(word: Word) -> None:
    """ "sanctions on X imposed by Y": what is made by somebody is not a state, but the noun before it."""
    prep = word.head.head
    if word.dep != "acl" or word.lemma not in _MADE or not word.having("agent") or word.head.name is None:
        return
    if prep.dep == "prep" and prep.head.is_noun and prep.head.name is None:
        word.move(prep.head, "acl")


def _mend_decision(word: Word) -> None:
    """ "the decision made by X to do Y": what was decided belongs to the decision."""
    made = word.head
    if word.dep == "advcl" and made.dep == "acl" and made.lemma in _MADE and any(aux.tag == "TO" for aux in word.having("aux")):
        word.move(made.head, "acl")


def _mend_name(word: Word) -> None:
    """ "talked with A, and B": a name is coordinated with a name, not with the verb."""
    verb = word.head
    if word.dep != "conj" or word.name is None or word.name.form != "name" or not verb.is_verb or word.having("nsubj", "cop"):
        return
    alike = [w for w in verb.subtree() if verb.i < w.i < word.i and w.name is not None and w.name.kind == word.name.kind]
    nearest = next((w for w in reversed(alike) if w.dep in ("pobj", "dobj", "conj", "nsubj") and w.head is not word), None)
    if nearest is not None:
        word.move(nearest, "conj")


def _mend_gerund(word: Word) -> None:
    """ "appreciates A's hosting it": what is appreciated is the hosting, and A is who hosts."""
    owner = next((c for c in word.head.having("dobj") if c.name is not None and c.i == word.i - 2 and c.having("case")), None)
    if word.tag == "VBG" and word.dep in ("advcl", "acl", "xcomp", "ccomp") and owner is not None:
        owner.move(word, "poss")
        word.dep = "dobj"


def _mend_visiting(word: Word) -> None:
    """ "met with visiting Minister Roe": who is met, not what somebody does."""
    person = next(iter(word.having("dobj")), None)
    if word.dep != "pcomp" or word.lower not in _GUEST_WORDS or person is None or person.i != word.i + 1 or word.head.dep != "prep":
        return
    prep = word.head
    person.move(prep, "pobj")
    word.move(person, "amod")


def _mend_holder(word: Word) -> None:
    """ "A's Minister for Defence, Ann Roe": who stands beside an office stands beside all of it."""
    prep = word.head.head
    is_person = word.ent == "PERSON" or (word.name is not None and word.name.kind == "Person")
    if word.dep != "appos" or not is_person or word.head.dep != "pobj" or prep.lower not in ("for", "of", "to"):
        return
    if prep.head.is_noun and prep.head.lower in _OFFICES and word.head.name is None:
        word.move(prep.head, "appos")


def _mend_list_of_holders(word: Word) -> None:
    """ "met A's minister, Ann Roe, and B's minister": the second is met too, and no further name of the first."""
    beside = word.head
    if word.dep != "conj" or beside.dep != "appos" or beside.head.tag not in ("NN", "NNP") or beside.head.lower not in _OFFICES:
        return
    if word.lower in _OFFICES or (word.name is not None and word.name.offices):
        word.move(beside.head, "conj")


def _mend_date(word: Word) -> None:
    """ "its allies on Monday accused": a date in front of the verb belongs to the verb, not to the noun before it."""
    if word.dep != "prep" or word.lower not in _DATE_PREPS or not word.head.is_noun:
        return
    if not any(child.ent == "DATE" for child in word.having("pobj")):
        return
    verb = next((w for w in word.ancestors() if w.is_verb), None)
    if verb is not None and (word.i < verb.i or word.head.dep in ("dobj", "pobj", "conj")):
        word.move(verb, "prep")


NOUN_RULES: tuple[Callable[[Word], None], ...] = (
    _mend_compound,
    _mend_stance,
    _mend_that,
    _mend_relative,
    _mend_made_by,
    _mend_decision,
    _mend_name,
    _mend_gerund,
    _mend_visiting,
    _mend_holder,
    _mend_list_of_holders,
    _mend_date,
)
"""The rules, in the order in which they apply."""
