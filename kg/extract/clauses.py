"""Who does it and who suffers it: subjects and objects of verbs over voice, coordination, control and relative clauses."""

from __future__ import annotations

from kg.extract.parse import Word

OBJECT_CONTROL = frozenset(
    "urge ask allow help encourage want support tell order invite force enable assist permit request advise persuade push press lead get cause require expect like prompt call prevent stop accuse blame thank praise criticize "
    "criticise condemn congratulate commend appreciate nudge beg compel authorize authorise warn remind instruct direct task empower inspire".split()
)
TRANSPARENT = frozenset(
    "continue seek try begin start keep go come proceed manage help choose decide serve attempt remain happen resume cease stand seem appear tend use used dare strive rush hasten work step".split()
)


def is_passive(verb: Word) -> bool:
    """Is the verb a passive: with its auxiliary, or a bare participle after a noun?"""
    if verb.having("nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.tag != "VBN" or verb.having("aux"):
        return verb.tag == "VBN" and verb.dep == "conj" and verb.head.is_verb and not verb.having("nsubj", "aux") and is_passive(verb.head) and not verb.having("dobj")
    if verb.dep in ("acl", "amod", "relcl", "advcl"):
        return not verb.having("dobj", "nsubj") or bool(verb.having("agent"))
    if verb.dep == "conj" and verb.head.is_verb and not verb.having("nsubj"):
        return is_passive(verb.head)
    return False


def subjects(verb: Word) -> list[Word]:
    """Give the heads of who acts: the subject of an active, the agent of a passive verb; empty where none is said."""
    if is_passive(verb):
        return agents(verb)
    return surface_subjects(verb)


def agents(verb: Word) -> list[Word]:
    """Give the heads of "by X" of a passive."""
    found = [obj for prep in verb.having("agent") for obj in prep.having("pobj")]
    if not found:
        found = [obj for prep in verb.having("prep") if prep.lower == "by" for obj in prep.having("pobj") if obj.i > verb.i]
    if not found and verb.dep == "conj" and verb.head.is_verb:
        return agents(verb.head) if is_passive(verb.head) else []
    return found


def surface_subjects(word: Word, depth: int = 0) -> list[Word]:
    """Give the heads of the grammatical subject of a verb (or predicate), through conjunction, control and relatives."""
    own = [c for c in word.children if c.dep in ("nsubj", "nsubjpass") and c.i < word.i] or word.having("nsubj", "nsubjpass")
    if own:
        return [c for c in own if c.lower not in ("there",)]
    if depth > 8:
        return []
    head, dep = word.head, word.dep
    if dep == "conj":
        return surface_subjects(head, depth + 1)
    if dep in ("xcomp", "ccomp", "acomp", "attr", "oprd"):
        return _controller(word, depth)
    if dep == "advcl":
        return [] if any(c.lower in ("if", "unless") for c in word.having("mark")) and word.tag not in ("VBG", "VBN") else surface_subjects(head, depth + 1)
    if dep in ("relcl", "amod"):
        return [head] if word.is_verb or dep == "amod" else []
    if dep == "acl":
        return _noun_controller(word, depth)
    if dep in ("pcomp", "pobj") and head.dep in ("prep", "agent", "pcomp", "conj"):
        return _prep_controller(head, depth)
    if dep in ("dobj", "csubj") and head.is_verb:  # a gerund as object: "stop using"
        return surface_subjects(head, depth + 1) if dep == "dobj" else []
    if dep in ("aux", "auxpass"):
        return surface_subjects(head, depth + 1)
    return []


def _controller(word: Word, depth: int) -> list[Word]:
    head = word.head
    if word.dep in ("xcomp", "ccomp") and head.lemma in OBJECT_CONTROL and word.i > head.i:
        if objects := [c for c in head.having("dobj", "dative") if c.i < word.i]:
            return objects
        if is_passive(head) and (passive := surface_subjects(head, depth + 1)):
            return passive
        if pobj := [o for p in head.having("prep") if p.lower in ("on", "upon", "to") and p.i < word.i for o in p.having("pobj")]:
            return pobj
    return surface_subjects(head, depth + 1)


def _noun_controller(word: Word, depth: int) -> list[Word]:
    noun = word.head
    if word.tag in ("VBG", "VBN") and not any(c.lower == "to" for c in word.having("aux")):
        return [noun]
    if noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.head.lemma in OBJECT_CONTROL:  # "call on X to do"
        return [noun]
    if owner := [c for c in noun.children if c.dep == "poss"] or [o for p in noun.having("prep") if p.lower in ("of", "by", "from") for o in p.having("pobj")]:
        return owner
    if noun.dep in ("dobj", "attr", "nsubjpass") and noun.head.is_verb:
        return subjects(noun.head) if depth < 8 else []
    if noun.dep == "pobj" and noun.head.head.is_verb:
        return surface_subjects(noun.head.head, depth + 1)
    return []


def _prep_controller(prep: Word, depth: int) -> list[Word]:
    governor = prep.head
    if prep.dep == "conj":
        return _prep_controller(governor, depth + 1) if depth < 8 else []
    if governor.is_verb:
        objects = governor.having("dobj")
        if objects and governor.lemma in OBJECT_CONTROL and prep.lower in ("in", "for", "of", "from", "into"):
            return objects
        if objects and prep.lower in ("of", "for") and objects[0].having("poss"):
            return objects[0].having("poss")
        if governor.lemma in OBJECT_CONTROL and is_passive(governor):
            return surface_subjects(governor, depth + 1)
        return subjects(governor) or surface_subjects(governor, depth + 1)
    if governor.pos == "ADJ":
        return surface_subjects(governor, depth + 1)
    if owner := [c for c in governor.children if c.dep == "poss"]:
        return owner
    if governor.dep in ("dobj", "attr") and governor.head.is_verb:
        return subjects(governor.head)
    if governor.dep == "pobj" and depth < 8:
        return _prep_controller(governor.head, depth + 1)
    return []


def objects(verb: Word) -> list[Word]:
    """Give the heads of who or what suffers it: the object of an active, the subject of a passive verb."""
    if is_passive(verb):
        return surface_subjects(verb)
    own = [c for c in verb.children if c.dep == "dobj" and not (c.i < verb.i and c.tag in ("WP", "WRB"))]
    if own:
        return own
    if verb.dep == "relcl" and verb.having("nsubj") and not verb.having("ccomp", "xcomp"):
        subject = verb.having("nsubj")[0]
        if subject.tag not in ("WDT", "WP") and subject.lower != "that":
            return [verb.head]
    if not verb.having("ccomp", "xcomp", "prep", "acomp", "attr"):  # "opposes and combats X"
        for later in verb.having("conj"):
            if later.is_verb and not later.having("nsubj") and later.having("dobj") and not is_passive(later):
                return later.having("dobj")
    return []


def clause_verb(word: Word) -> Word:
    """Give the verb of the clause that a word stands in: the word itself where it is one."""
    if word.is_verb:
        return word
    return next((w for w in word.ancestors() if w.is_verb), word)
