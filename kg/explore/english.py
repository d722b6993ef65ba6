"""A question in plain English -> a named question with its parameters; a handful of forms, no guessing beyond them.

The verbs are those of `ontology/frames`, the names those of the graph, the answers those of `ontology/queries`.
"""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.explore.periods import take_period
from kg.explore.queries import find_thing
from kg.explore.verbs import Verbs
from kg.graph.answers import shorten_iri
from kg.graph.store import Store
from kg.graph.vocab import prefixes

EXAMPLES = (
    "who accuses China of what?",
    "whom does China urge?",
    "does Algeria support China?",
    "who was criticised by Japan in 2021?",
    "what did Wang Yi say about Algeria?",
    "what is said about NATO?",
    "what is between China and the United States?",
    "who represents China?",
    "what will China do?",
    "who changed position?",
)
SIDES = "(?:allies|friends|backers|adversaries|enemies|opponents|rivals)"
FIXED = (
    (r"what (?:is|was) said (?:about|of|on) (?P<target>.+)", "statements"),
    (r"what (?:is|was) said by (?P<says>.+)", "statements"),
    (r"what (?:does|did|do|has) (?P<says>.+?) (?:say|said|state|stated)(?: (?:about|of|on|to) (?P<target>.+))?", "statements"),
    (r"what is (?P<actor>.+?)(?:['’]s?) (?:position|stance|view) (?:on|towards?) (?P<target>.+)", "statements"),
    (r"what (?:happened|happens|is|was|is there|is said) between (?P<actor>.+) and (?P<target>.+)", "evidence-for-pair"),
    (r"what (?:do|does|did) (?P<actor>.+) and (?P<target>.+) have in common", "evidence-for-pair"),
    (r"who (?:represents?|represented|speaks? for|spoke for|stands for) (?P<target>.+)", "represents"),
    (r"who (?:is|was) (?P<actor>(?:(?! by ).)+)", "represents"),
    (rf"who are (?:the )?{SIDES}(?: and {SIDES})? of (?P<actor>.+)", "allies-and-adversaries"),
    (rf"who are (?P<actor>.+?)['’]s? {SIDES}(?: and {SIDES})?", "allies-and-adversaries"),
    (r"what will (?P<actor>.+) do", "plans-and-wishes"),
    (r"what (?:does|did|do) (?P<actor>.+) (?:plan|intend|want|wish|hope)(?: (?:for|to do|to))?", "plans-and-wishes"),
    (r"what (?:does|did|do) (?P<actor>.+) deny", "denials"),
    (r"what (?:is|was) denied", "denials"),
    (r"who (?:has )?changed (?:\w+ )?(?:mind|position|view|stance)s?(?: (?:on|about|towards?) (?P<target>.+))?", "changed-position"),
    (r"(?:what|who|which statements?) contradicts? (?:itself|themselves|each other|one another)", "conflicts"),
    (r"(?:which|what) (?:documents|texts) (?:were read|are there|are these)", "documents"),
)
VOICES = ("person", "newsoutlet")
WITH_DAYS = ("relations", "statements")
"""The questions that can be asked of a period or of one voice."""
ASKS = r"(?:who|whom|what|which(?: \w+)?|when|where|why|how)"
HELPS = r"(?:does|did|do|has|have|had|will|would|can|is|are|was|were)"
NOBODY = re.compile(
    r"(?:who|whom|what|which|anyone|anybody|anything|someone|somebody|something|others|each other|one another|)", re.IGNORECASE
)
TAIL = re.compile(
    r"(?:\s+(?:and\s+)?(?:of|about|for|over|on|with|against|to)?\s*(?:what|whom|which|why|when|do what)|\s+(?:of|about|for|over|to do))$",
    re.IGNORECASE,
)
VOICE = re.compile(r"^(?:according to (?P<first>[^,]+), |by the word of (?P<second>[^,]+), )|,? according to (?P<last>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question was understood as: the name of a question of ours, and its parameters."""

    question: str
    values: Mapping[str, str]

    @property
    def command(self) -> str:
        """Write it as one could have asked it at the terminal.

        >>> Reading("relations", {"predicate": "dip:accuses", "target": "the United States"}).command
        "kg query relations --predicate dip:accuses --target 'the United States'"
        """
        return shlex.join(["kg", "query", self.question, *(word for name, value in self.values.items() for word in (f"--{name}", value))])


def understand(store: Store, text: str, verbs: Verbs) -> Reading:
    """Read a question; names are made those by which the graph knows the things.

    Raises:
        QueryError: it has none of the forms that are known, or names what the graph does not hold.
    """
    rest, times = take_period(" ".join(text.split()).rstrip(" ?!."))
    voice = VOICE.search(rest)
    speaker = next(filter(None, voice.groups()), "") if voice else ""
    bare = VOICE.sub("", rest).strip()
    for question, slots in _forms(bare, verbs):
        if (times or speaker) and question not in WITH_DAYS:
            continue
        values = {name: _name(store, value) for name, value in slots.items() if name != "predicate" and not NOBODY.fullmatch(value)}
        values |= {"speaker": _name(store, speaker)} if speaker else {}
        return _reading(question, {"predicate": f"dip:{slots['predicate']}"} if "predicate" in slots else {}, values, times)
    raise QueryError(f"{text!r} is not understood; ask such as: {' '.join(EXAMPLES[:5])} or see `kg queries`")


def _reading(question: str, predicate: Mapping[str, str], values: dict[str, str], times: Mapping[str, str]) -> Reading:
    """Who says something may be a voice or an actor; what has a period is asked of the relations, which have days."""
    says = values.pop("says", "")
    if says:
        is_voice = says.partition(":")[0] in VOICES
        values = {"speaker" if is_voice else "actor": says, **values}
    return Reading("relations" if times else question, {**predicate, **values, **times})


def _forms(text: str, verbs: Verbs) -> Iterator[tuple[str, dict[str, str]]]:
    """Give every way in which the text can be read: the question and what stands in its slots."""
    for pattern, question in FIXED:
        match = re.fullmatch(pattern, text, re.IGNORECASE)
        slots = {name: value for name, value in match.groupdict().items() if value} if match else {}
        if match and not verbs.take(slots.get("actor", "")):
            yield question, slots
    yield from _verb_forms(text, verbs)


def _verb_forms(text: str, verbs: Verbs) -> Iterator[tuple[str, dict[str, str]]]:
    passive = re.fullmatch(rf"{ASKS} (?:is|are|was|were|has been|have been) (?P<verb>.+) by (?P<actor>.+)", _cut(text), re.IGNORECASE)
    if passive and (found := verbs.take(passive["verb"])) and not found.rest:
        yield "relations", {"predicate": found.predicate, "actor": passive["actor"]}
    helped = re.fullmatch(rf"(?:{ASKS} )?{HELPS} (?P<rest>.+)", text, re.IGNORECASE)
    if helped:
        words = _cut(helped["rest"]).split()
        for place in range(1, len(words)):
            if found := verbs.take(" ".join(words[place:])):
                yield "relations", {"predicate": found.predicate, "actor": " ".join(words[:place]), "target": _cut(found.rest)}
    active = re.fullmatch(rf"(?:who|what|which(?: \w+)?)(?: {HELPS})? (?P<rest>.+)", text, re.IGNORECASE)
    if active and (found := verbs.take(active["rest"])):
        yield "relations", {"predicate": found.predicate, "target": _cut(found.rest)}


def _cut(text: str) -> str:
    """Cut what asks for the matter, which every answer tells anyway.

    >>> _cut("China of what"), _cut("Peru for"), _cut("the Bank of China")
    ('China', 'Peru', 'the Bank of China')
    """
    return TAIL.sub("", f" {text}").strip()


def _name(store: Store, text: str) -> str:
    """Give the thing that is called so, as a prefixed name; an article may stand before its name, and what is wanted of it after.

    Raises:
        QueryError: nothing is called so, or several things are.
    """
    bare = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
    names = list(dict.fromkeys((text, bare, bare.partition(" to ")[0])))
    for name in names[:-1]:
        with contextlib.suppress(QueryError):
            return shorten_iri(find_thing(store, name), prefixes(store.base))
    return shorten_iri(find_thing(store, names[-1]), prefixes(store.base))
