"""A trigger in its sentence -> is it said to be so? Not under a condition, a doubt, a denial, a request, or in a question."""

from __future__ import annotations

from kg.extract.clauses import agents, is_passive
from kg.extract.parse import Sentence, Word

_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_TAKEN_FOR_GRANTED = frozenset({"relcl", "acl", "pobj", "advcl", "poss", "pcomp"})
_DENYING = frozenset({"deny", "refute", "doubt", "dispute"})
_REFUSING = frozenset({"reject", "deny", "refute", "dismiss", "oppose", "refuse", "rule"})
_WEIGHING = frozenset({"consider", "contemplate", "mull", "weigh", "avoid", "discuss"})
_ASKING = frozenset({"ask", "urge", "tell", "request", "invite", "encourage", "order", "require", "advise"})
_UNREAL_ADJECTIVES = frozenset({"true", "false", "possible", "impossible", "unlikely", "untrue", "unclear", "conceivable", "doubtful"})
_WANTED_ADJECTIVES = frozenset(
    {"important", "necessary", "essential", "imperative", "vital", "crucial", "critical", "urgent", "better", "best"}
)
_SHOWN = frozenset({"evidence", "proof", "indication", "sign", "suggestion", "accusation", "allegation", "claim"})
_SAID_OF_IT = frozenset({"ccomp", "xcomp", "advcl", "csubj"})
_SHOWING = frozenset({"deny", "refute", "doubt", "express", "voice", "offer", "give", "show", "lack", "see", "seek", "hope", "want", "get"})
_UNSHOWN = frozenset({"possibility", "risk", "danger", "rumor", "rumour"})


def is_fact(trigger: Word, sentence: Sentence) -> bool:
    """Is what a trigger says claimed to be so, to have been so, or to come?"""
    if sentence.is_question and _is_asked(trigger):
        return False
    granted = _is_presupposed(trigger)
    return not any(_is_unreal(word, granted=granted) for word in (trigger, *trigger.ancestors()))


def _is_presupposed(trigger: Word) -> bool:
    """ "if A withdraws its support for B": does a noun with its owner take for granted what it says?"""
    noun = trigger.pos == "NOUN" and bool(trigger.having("poss"))
    return noun and trigger.dep in ("dobj", "pobj") and trigger.head.lemma not in _SHOWING


def _is_asked(trigger: Word) -> bool:
    """Does the question ask about the relation itself, rather than take it for granted?"""
    return all(word.dep not in _TAKEN_FOR_GRANTED or _is_any(word.head) for word in (trigger, *trigger.ancestors()))


def _is_any(noun: Word) -> bool:
    """ "any action that you support": may there be one?"""
    return any(det.lower == "any" for det in noun.having("det"))


def _is_unreal(word: Word, *, granted: bool) -> bool:
    """Does the clause of a word stand where nothing is claimed? What is taken for granted may stand under a condition."""
    return (
        _is_instead(word)
        or _is_out_of_question(word)
        or (_is_condition(word) and not (granted and _is_if(word)))
        or _is_doubted(word)
        or _is_not_done(word)
    )


def _is_condition(word: Word) -> bool:
    if any(mark.lower in _CONDITIONS for mark in word.having("mark")) or any(c.lower == "whether" for c in word.children):
        return True
    subject = next(iter(word.having("nsubj", "nsubjpass")), None)  # "should Iran reject it, ...", "had Iran supported it, ..."
    inverted = [aux for aux in word.having("aux", "auxpass") if aux.lower in ("should", "had", "were") and aux.text[:1].isupper()]
    return subject is not None and any(aux.i < subject.i for aux in inverted)


def _is_out_of_question(word: Word) -> bool:
    """ "there can be no question of its membership"."""
    noun = word.head.head
    return word.dep == "pobj" and word.head.lower == "of" and noun.lemma == "question" and any(d.lower == "no" for d in noun.having("det"))


def _is_instead(word: Word) -> bool:
    """ "instead of doing", "without doing"."""
    prep = word.head
    near = (prep, prep.head, *prep.children)
    return word.dep == "pcomp" and (prep.lower == "without" or any(other.lower == "instead" for other in near))


def _is_if(word: Word) -> bool:
    return any(mark.lower in ("if", "unless") for mark in word.having("mark"))


def _is_doubted(word: Word) -> bool:
    """Is it "denied that ...", "it is not true that ...", "no evidence that ...", "the claim, rejected, that ..."?"""
    head = word.head
    if word.dep == "ccomp" and head.lemma in _DENYING:
        return True
    described = {c.lemma for c in (head, *head.having("acomp"))}
    if word.dep in ("ccomp", "csubj", "acl", "relcl") and described & _UNREAL_ADJECTIVES:
        return True
    if word.dep in _SAID_OF_IT and described & _WANTED_ADJECTIVES and any(c.lower == "it" for c in head.having("nsubj")):
        return True
    return word.dep in ("acl", "relcl", "ccomp") and head.is_noun and _is_unproven(head)


def _is_unproven(noun: Word) -> bool:
    verb = noun.head
    if verb.is_verb and verb.lemma in _REFUSING:
        return True
    denied = any(c.lower == "no" for c in noun.children) or (verb.is_verb and bool(verb.having("neg")))
    return noun.lemma in _UNSHOWN or (noun.lemma in _SHOWN and denied)


def _is_not_done(word: Word) -> bool:
    """Is it "considered doing", "was asked to do", "has yet to do"?"""
    head = word.head
    if word.dep in ("xcomp", "ccomp", "advcl") and word.tag == "VBG" and head.lemma in _WEIGHING:
        return True
    if word.dep != "xcomp":
        return False
    asked = head.lemma in _ASKING and is_passive(head) and not agents(head)
    return asked or (head.lemma == "have" and any(c.lower == "yet" for c in head.children))
