"""Rules after the parser: what the small model gets wrong about clauses and prepositions in this kind of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
_BARE_INFINITIVE = frozenset({"let", "make", "see", "have", "help", "watch", "hear"})
_FEELINGS = frozenset({"concern", "alarm", "regret", "satisfaction", "appreciation", "interest", "pleasure", "gratitude", "dismay"})
_DATE_PREPS = frozenset({"on", "in", "at", "during", "since"})
_WANT_OBJECT = frozenset({"have", "hold", "make", "sign", "take", "impose", "launch", "issue"})
_MADE = frozenset({"impose", "make", "launch", "issue", "take", "create", "pose", "introduce", "sign", "adopt", "give", "offer", "propose"})
_OFFICES = frozenset(
    {"minister", "secretary", "president", "chancellor", "premier", "ambassador", "envoy", "representative", "counterpart"}
)
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_PRESENT_OR_PAST = frozenset({"VBP", "VBZ", "VBD"})


def repair(words: Sequence[Word]) -> None:
    """Mend one sentence in place: labels of clauses, verbs that hang on the wrong verb, glued prepositions."""
    for word in words:
        for mend in _RULES:
            mend(word)


def _mend_noun(word: Word) -> None:
    """ "opposes and combats X": a noun with an object, coordinated with a verb, is a verb."""
    if word.dep != "conj" or not word.head.is_verb or word.tag not in ("NNS", "NN") or not word.having("dobj"):
        return
    plural = word.tag == "NNS"
    word.pos, word.tag = "VERB", "VBZ" if plural else "VBP"
    word.lemma = word.lower.removesuffix("s") if plural else word.lower


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


_RULES: tuple[Callable[[Word], None], ...] = (
    _mend_noun,
    _mend_compound,
    _mend_stance,
    _mend_nominal,
    _mend_object,
    _mend_reduced,
    _mend_dep,
    _mend_series,
    _mend_complements,
    _mend_speech_act,
    _mend_report,
    _mend_finite,
    _mend_that,
    _mend_relative,
    _mend_made_by,
    _mend_decision,
    _mend_name,
    _mend_gerund,
    _mend_holder,
    _mend_list_of_holders,
    _mend_date,
)
