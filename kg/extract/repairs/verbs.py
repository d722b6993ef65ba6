"""Verbs that the parser took for nouns or hung on the wrong verb -> back in their clause."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.parse import Word

_ACTS = """
    call urge reiterate reaffirm welcome condemn express underscore underline stress commend encourage deplore demand recall
    emphasize emphasise praise thank applaud invite request commit note pledge appeal regret congratulate hope support affirm
    acknowledge recognize recognise oppose reject pay look salute share
"""
_SPEECH_ACTS = frozenset(_ACTS.split())
_REPORTS = frozenset(
    [
        "say",
        "stress",
        "add",
        "note",
        "emphasize",
        "emphasise",
        "state",
        "underline",
        "underscore",
        "reiterate",
        "reaffirm",
        "highlight",
        "mention",
        "recall",
    ]
)
_PRESENT_OR_PAST = frozenset({"VBP", "VBZ", "VBD"})
_BARE_INFINITIVE = frozenset({"let", "make", "see", "have", "help", "watch", "hear"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def _mend_noun(word: Word) -> None:
    """ "opposes and combats X": a noun with an object, coordinated with a verb, is a verb."""
    if word.dep != "conj" or not word.head.is_verb or word.tag not in ("NNS", "NN") or not word.having("dobj"):
        return
    plural = word.tag == "NNS"
    word.pos, word.tag = "VERB", "VBZ" if plural else "VBP"
    word.lemma = word.lower.removesuffix("s") if plural else word.lower


def _mend_subject(word: Word) -> None:
    """ "Turkey suspects that ...": a name in front of a finite verb is its subject."""
    verb = word.head
    finite = verb.is_verb and verb.tag in _PRESENT_OR_PAST and not verb.having("nsubj", "nsubjpass", "expl")
    if finite and word.dep in ("compound", "nmod") and word.name is not None and word.name.form == "name" and word.i < verb.i:
        word.dep = "nsubj"


def _mend_nominal(word: Word) -> None:
    """ "highlighting U.S. support to the region": a bare verb after one state is a noun, for a state "supports"."""
    if word.dep != "ccomp" or word.tag not in ("VB", "VBP") or word.having("aux", "mark", "dobj", "ccomp", "xcomp"):
        return
    if word.head.lemma in _BARE_INFINITIVE:
        return
    subject = next(iter(word.having("nsubj")), None)
    if subject is not None and subject.name is not None and subject.name.form == "name" and subject.i == word.i - 1:
        word.pos, word.tag, word.dep = "NOUN", "NN", "dobj"
        subject.dep = "compound"


def _mend_object(word: Word) -> None:
    """ "oppose the US interference": a noun that is no predicate is an object."""
    if word.dep == "ccomp" and word.pos == "NOUN" and word.head.is_verb and not word.having("nsubj", "nsubjpass", "cop", "mark", "aux"):
        word.dep = "dobj"


def _mend_reduced(word: Word) -> None:
    """ "A number of rebels besieged and attacked A": a participle that is coordinated with a past tense is the verb of the sentence."""
    if word.dep != "acl" or word.tag != "VBN" or not any(c.tag == "VBD" and not c.having("nsubj") for c in word.having("conj")):
        return
    top = word.head
    while top.head is not top:
        top = top.head
    if not top.is_noun or top.having("nsubj", "cop"):
        return
    verbs = [c for c in top.having("conj") if c.is_verb]
    word.uproot("VBD")
    top.head, top.dep = word, "nsubj"
    word.children = sorted([*word.children, top], key=lambda w: w.i)
    for verb in verbs:
        verb.move(word, "conj")


def _mend_dep(word: Word) -> None:
    """An unlabelled verb after a verb is coordinated with it."""
    if not (word.is_verb and word.head.is_verb and word.head.i < word.i):
        return
    if word.dep == "dep":
        word.dep = "conj"
    bare = not word.having("mark", "nsubj", "nsubjpass") and not any(c.tag == "WRB" for c in word.children)
    if word.dep == "advcl" and bare and word.tag in _PRESENT_OR_PAST and word.head.tag in _PRESENT_OR_PAST:
        word.dep = "conj"  # "condemn X, commit to Y, and underscore Z"


def _mend_series(word: Word) -> None:
    """ "demands that A stop X, stop Y, and revoke Z": a base form coordinated with a finite verb belongs to the base form below it."""
    head = word.head
    if word.dep != "conj" or not word.is_verb or word.tag not in ("VB", "VBP") or head.tag not in ("VBZ", "VBD", "VBP", "VBG"):
        return
    if any(child.dep in ("aux", "nsubj", "nsubjpass") for child in word.children):
        return
    below = [w for w in head.children if w.dep in ("ccomp", "xcomp", "advcl") and w.tag in ("VB", "VBP") and head.i < w.i < word.i]
    if below:
        word.move(below[-1], "conj")


def _mend_complements(word: Word) -> None:
    """ "supports A in doing X, doing Y, and doing Z": the second complement of a list goes on from the first."""
    verb, first = word.head, word.subtree()[0]
    if word.dep != "advcl" or word.tag not in ("VBG", "VB") or not verb.is_verb or not word.having("conj"):
        return
    if not any(c.text == "," and c.i == first.i - 1 for c in verb.children) or (word.tag == "VB" and first.lower != "to"):
        return
    below = [w for w in verb.subtree() if verb.i < w.i < word.i and w.tag == word.tag and w.dep in ("pcomp", "xcomp")]
    alike = [w for w in below if w.head is verb or w.head.head is verb]
    if alike:
        word.move(alike[-1], "conj")


def _mend_speech_act(word: Word) -> None:
    """ "We urge A to stop and call for B": a speech act after an infinitive belongs to the verb of the one who speaks."""
    if word.dep != "conj" or word.tag not in ("VB", "VBP") or word.lemma not in _SPEECH_ACTS or word.having("nsubj", "aux"):
        return
    if word.tag == "VB" and word.head.tag != "VB":  # "we express X and hope Y"
        above = next((w for w in word.ancestors() if w.tag == "VBP" and w.lemma in _SPEECH_ACTS), None)
        if above is not None:
            word.tag = "VBP"
            word.move(above, "conj")
            return
    below = word.head
    while below.dep == "conj" and below.head.is_verb:
        below = below.head
    infinitive = below.dep in ("xcomp", "ccomp", "advcl", "acl") and below.tag == "VB"
    if infinitive and below.head.is_verb and below.head.tag in ("VBP", "VB") and below.head.lemma in _SPEECH_ACTS:
        word.move(below.head, "conj")


def _mend_report(word: Word) -> None:
    """ "said that A supports B and stressed that ...": what is said next belongs to the one who says, not to what was said."""
    clause = word.head
    if word.dep != "conj" or word.lemma not in _REPORTS or word.having("nsubj", "nsubjpass") or not clause.is_verb:
        return
    while clause.dep == "conj" and clause.head.is_verb:
        clause = clause.head
    says = clause.head
    if clause.dep == "ccomp" and clause.lemma not in _REPORTS and says.lemma in _REPORTS and word.tag == says.tag and _takes_clause(word):
        word.move(says, "conj")


def _takes_clause(verb: Word) -> bool:
    return bool(verb.having("ccomp", "dobj"))


def _mend_clauses(word: Word) -> None:
    """ "A have close positions, uphold the law": a clause without a subject goes on from the one before."""
    before = [c for c in word.head.having("ccomp") if c.i < word.i]
    bare = not word.having("nsubj", "nsubjpass", "mark", "aux", "expl") and word.tag in _PRESENT_OR_PAST
    if word.dep == "ccomp" and bare and before and before[-1].having("nsubj"):
        word.move(before[-1], "conj")


def _mend_finite(word: Word) -> None:
    """ "concerned by pressures facing the people and are committed": a finite verb is coordinated with a finite one."""
    head = word.head
    if word.dep != "conj" or not word.is_verb or not head.is_verb or word.having("nsubj", "nsubjpass"):
        return
    if not _is_finite(word) or _is_finite(head):
        return
    above = next((w for w in head.ancestors() if w.is_verb and _is_finite(w)), None)
    if above is not None and above.i < word.i and head.dep in ("acl", "advcl", "pcomp", "xcomp", "ccomp", "conj", "amod"):
        word.move(above, "conj")


def _is_finite(verb: Word) -> bool:
    return verb.tag in _FINITE or any(aux.tag in _FINITE for aux in verb.having("aux", "auxpass"))


VERB_RULES: tuple[Callable[[Word], None], ...] = (
    _mend_noun,
    _mend_subject,
    _mend_nominal,
    _mend_object,
    _mend_reduced,
    _mend_dep,
    _mend_series,
    _mend_complements,
    _mend_speech_act,
    _mend_report,
    _mend_clauses,
    _mend_finite,
)
"""The rules, in the order in which they apply."""
