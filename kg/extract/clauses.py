"""Who does it and who suffers it: subjects and objects of verbs over voice, coordination, control and relative clauses."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.parse import Word

_VERBS_OF_CONTROL = """
    urge ask allow help encourage want support tell order invite force enable assist permit request advise persuade push press lead
    get cause require expect like prompt call prevent stop accuse blame thank praise criticize criticise condemn congratulate
    commend applaud salute laud hail honor honour denounce slam rebuke fault appreciate nudge beg compel authorize authorise warn
    remind instruct direct task empower inspire
"""
_OBJECT_CONTROL = frozenset(_VERBS_OF_CONTROL.split())
_REJECTING = frozenset({"oppose", "condemn", "reject", "denounce", "deplore", "criticize", "criticise", "regret"})
_OTHERS_ACTS = """
    oppose condemn reject denounce deplore criticize criticise regret resist block thwart prevent stop counter veto protest slam blast fear
    suspect face expose reveal propose submit table circulate discuss describe welcome praise support back thank congratulate brief urge
    demand see watch note respond react
"""
_OF_OTHERS = frozenset(_OTHERS_ACTS.split())
"""Verbs of which the object's act is not the subject's: "condemned plans | to ban it", "proposed a resolution | to lift it"."""
_OWN_ACTS = frozenset({"in", "with", "for", "on", "by", "as", "at"})
_CONGRATULATING = frozenset({"congratulate", "commend", "compliment", "praise", "applaud", "salute"})
_DEEPEST = 8  # steps from a verb to its subject; a parse may be deep, but not a sentence


def is_passive(verb: Word) -> bool:
    """Is the verb a passive: with its auxiliary, a bare participle after a noun, or coordinated with a passive?"""
    if verb.having("nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.tag != "VBN" or verb.having("aux"):
        return False
    if verb.dep in ("acl", "amod", "relcl", "advcl"):
        return not verb.having("dobj", "nsubj") or bool(verb.having("agent"))
    return verb.dep == "conj" and verb.head.is_verb and not verb.having("nsubj") and is_passive(verb.head)


def has_to(verb: Word) -> bool:
    """Is the verb an infinitive with "to"?"""
    return any(aux.lower == "to" for aux in verb.having("aux"))


def subjects(verb: Word) -> list[Word]:
    """Give the heads of who acts: the subject of an active, the agent of a passive verb; empty where none is said."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


def agents(verb: Word) -> list[Word]:
    """Give the heads of "by X" of a passive."""
    found = [obj for prep in verb.having("agent") for obj in prep.having("pobj")]
    if not found:
        found = [obj for obj in verb.after("by") if obj.i > verb.i]
    if not found and verb.dep == "conj" and verb.head.is_verb:
        return agents(verb.head) if is_passive(verb.head) else []
    return found


def surface_subjects(word: Word) -> list[Word]:
    """Give the heads of the grammatical subject of a verb (or predicate), through conjunction, control and relatives."""
    return _subjects_of(word, 0)


def is_control(verb: Word) -> bool:
    """Is what the verb is done to the subject of its complement: "urge X to do", "thank X for doing"?"""
    return verb.lemma in _OBJECT_CONTROL


def sayers(verb: Word) -> list[Word]:
    """Give who says what a verb judges: "what | it said is baseless"."""
    return [s for clause in verb.having("csubj") if clause.lemma in ("say", "do", "claim", "allege") for s in clause.having("nsubj")]


def objects(verb: Word) -> list[Word]:
    """Give the heads of who or what suffers it: the object of an active, the subject of a passive verb."""
    if is_passive(verb):
        return verb.having("dobj") or surface_subjects(verb)
    if own := [c for c in verb.having("dobj") if not (c.i < verb.i and c.tag in ("WP", "WRB"))]:
        return own
    if _is_missing_object(verb):
        return [verb.head]
    if cleft := _cleft_objects(verb):
        return cleft
    return _shared_objects(verb)


def clause_verb(word: Word) -> Word:
    """Give the verb of the clause that a word stands in: the word itself where it is one."""
    if word.is_verb:
        return word
    return next((w for w in word.ancestors() if w.is_verb), word)


def _subjects_of(word: Word, depth: int) -> list[Word]:
    own = [c for c in word.having("nsubj", "nsubjpass") if c.i < word.i] or word.having("nsubj", "nsubjpass")
    if own:
        return [subject for subject in own if subject.lower != "there"]
    if word.tag == "VBG" and (owner := word.having("poss")):  # "appreciates France's hosting it"
        return owner
    find = _FINDERS.get(word.dep)
    return find(word, depth) if find is not None and depth <= _DEEPEST else []


def _cleft_objects(verb: Word) -> list[Word]:
    """Find the object of "what X wants is | Y"."""
    asked = any(child.tag == "WP" and child.i < verb.i for child in verb.having("dobj"))
    if not asked or verb.dep not in ("csubj", "nsubj") or verb.head.lemma != "be":
        return []
    return [word for word in verb.head.having("attr") if word.i > verb.i]


def _is_missing_object(verb: Word) -> bool:
    """Is the verb in "the measures that X took": its object the noun before?"""
    subject = next(iter(verb.having("nsubj")), None)
    if verb.dep != "relcl" or subject is None or verb.having("ccomp", "xcomp"):
        return False
    return subject.tag not in ("WDT", "WP") and subject.lower != "that"


def _shared_objects(verb: Word) -> list[Word]:
    """Find the object of "opposes and combats X"."""
    if verb.having("ccomp", "xcomp", "prep", "acomp", "attr"):
        return []
    later = (v for v in verb.having("conj") if v.is_verb and not v.having("nsubj") and not is_passive(v))
    return next((found for v in later if (found := v.having("dobj"))), [])


def _of_head(word: Word, depth: int) -> list[Word]:
    return _subjects_of(word.head, depth + 1)


def _of_adverbial(word: Word, depth: int) -> list[Word]:
    first = word.subtree()[0]
    behind_object = any(obj.i == first.i - 1 for obj in word.head.having("dobj"))
    if word.head.lemma in _OF_OTHERS and behind_object and has_to(word):  # "welcomed the initiative | to build it"
        return []
    conditional = any(mark.lower in ("if", "unless") for mark in word.having("mark"))
    return [] if conditional and word.tag not in ("VBG", "VBN") else _of_head(word, depth)


def _of_relative(word: Word, _depth: int) -> list[Word]:
    return [word.head] if word.is_verb or word.dep == "amod" else []


def _of_gerund(word: Word, depth: int) -> list[Word]:
    """ "stop using": the gerund as object."""
    return _of_head(word, depth) if word.head.is_verb else []


def _after_preposition(word: Word, depth: int) -> list[Word]:
    if word.head.lower == "as" and word.head.head.is_noun:  # "priorities such as | expanding trade"
        return []
    return _prep_controller(word.head, depth) if word.head.dep in ("prep", "agent", "pcomp", "conj") else []


def _controller(word: Word, depth: int) -> list[Word]:
    """Find the subject of a complement: what the verb above is done to, where it is one of control, else its subject."""
    head = word.head
    if word.dep in ("xcomp", "ccomp") and head.lemma in _OBJECT_CONTROL and word.i > head.i:
        if patients := [c for c in head.having("dobj", "dative") if c.i < word.i]:
            return patients
        if is_passive(head) and (passive := _subjects_of(head, depth + 1)):
            return passive
        preps = [prep for prep in head.having("prep") if prep.lower in ("on", "upon", "to") and prep.i < word.i]
        if pobj := [obj for prep in preps for obj in prep.having("pobj")]:
            return pobj
    welcomed = [obj for obj in head.having("dobj") if head.i < obj.i < word.i] if head.lemma in _OF_OTHERS else []
    return [] if welcomed and has_to(word) else _subjects_of(head, depth + 1)  # "welcomed the initiative | to build it"


def _noun_controller(word: Word, depth: int) -> list[Word]:
    """Find the subject of a clause about a noun: "the plan to ...", "X's promise to ...", "states opposing ..."."""
    noun = word.head
    if word.tag in ("VBG", "VBN") and not any(aux.lower == "to" for aux in word.having("aux")):
        return [noun]
    governor = noun.head.head
    if owner := noun.having("poss") or [c for c in noun.having("compound", "amod", "nmod") if c.name is not None]:
        return owner
    if noun.dep == "pobj" and noun.head.dep == "prep" and governor.lemma in _OBJECT_CONTROL:  # "call on X to do"
        return [noun]
    preps = [prep for prep in noun.having("prep") if prep.lower in ("of", "by", "from")]
    if owner := [obj for prep in preps for obj in prep.having("pobj")]:
        return owner
    if owner := [obj for made in noun.having("acl") for agent in made.having("agent") for obj in agent.having("pobj")]:
        return owner  # "the decision made by X to"
    if noun.dep in ("dobj", "attr", "nsubjpass") and noun.head.is_verb:
        return subjects(noun.head) if depth < _DEEPEST and noun.head.lemma not in _OF_OTHERS else []
    own = noun.dep == "pobj" and noun.head.lower in _OWN_ACTS and governor.lemma not in _OF_OTHERS
    return _subjects_of(governor, depth + 1) if own and governor.is_verb else []


def _prep_controller(prep: Word, depth: int) -> list[Word]:
    """Find the subject of a gerund after a preposition: "accuse X of doing", "X's way of doing"."""
    governor = prep.head
    if prep.dep == "conj":
        return _prep_controller(governor, depth + 1) if depth < _DEEPEST else []
    if governor.is_verb:
        return _verb_controller(governor, prep, depth)
    if governor.pos == "ADJ":
        return _subjects_of(governor, depth + 1)
    if owner := governor.having("poss"):
        return owner
    if governor.dep in ("dobj", "attr") and governor.head.is_verb:
        return [] if governor.head.lemma in _REJECTING else subjects(governor.head)
    return _prep_controller(governor.head, depth + 1) if governor.dep == "pobj" and depth < _DEEPEST else []


def _verb_controller(verb: Word, prep: Word, depth: int) -> list[Word]:
    patients = verb.having("dobj")
    done_to = ("in", "for", "of", "from", "into", *(("on", "upon") if verb.lemma in _CONGRATULATING else ()))
    if patients and verb.lemma in _OBJECT_CONTROL and prep.lower in done_to:
        return patients
    if patients and prep.lower in ("of", "for") and (owner := patients[0].having("poss")):
        return owner
    if verb.lemma in _OBJECT_CONTROL and is_passive(verb):
        return _subjects_of(verb, depth + 1)
    return subjects(verb) or _subjects_of(verb, depth + 1)


_FINDERS: dict[str, Callable[[Word, int], list[Word]]] = {
    "conj": _of_head,
    "aux": _of_head,
    "auxpass": _of_head,
    "xcomp": _controller,
    "ccomp": _controller,
    "acomp": _controller,
    "attr": _controller,
    "oprd": _controller,
    "advcl": _of_adverbial,
    "relcl": _of_relative,
    "amod": _of_relative,
    "acl": _noun_controller,
    "pcomp": _after_preposition,
    "pobj": _after_preposition,
    "dobj": _of_gerund,
}
