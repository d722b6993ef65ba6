"""A trigger -> the verbs that carry its auxiliaries and negations: "has | refused | to support"."""

from __future__ import annotations

from kg.extract.parse import Word

_FINITE = frozenset({"VBZ", "VBD", "VBP"})


def find_chain(trigger: Word, clause: Word) -> list[Word]:
    """Give the trigger, its clause, and the verbs above that only lead to it, from the inside out."""
    out = [trigger] if trigger is clause else [trigger, clause]
    word = clause
    while word.head is not word and _is_led(word):
        word = word.head
        out.append(word)
    return out


def _is_led(word: Word) -> bool:
    if word.dep in ("xcomp", "acomp"):
        return True
    if word.dep == "ccomp":
        return any(aux.lower == "to" for aux in word.having("aux")) and not word.having("nsubj")
    if word.dep != "conj" or not word.head.is_verb or word.having("nsubj", "nsubjpass", "aux"):
        return False
    goes_on_otherwise = word.tag in _FINITE and bool(word.head.having("aux", "neg"))  # "does not want A, but wants B"
    return not goes_on_otherwise
