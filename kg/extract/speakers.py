"""A verb -> whose opinion its clause is: the source reported in the sentence, who is quoted, else whom the turn speaks for."""

from __future__ import annotations

from kg.extract.clauses import surface_subjects
from kg.extract.mentions import Reader
from kg.extract.parse import Word
from kg.model import ACTOR_KINDS, Referent


def find_speakers(verb: Word, reader: Reader) -> list[Referent]:
    """Give who says so; nobody in a question or a news report of its own."""
    turn = reader.memory.turn
    reporting = (head for head in verb.ancestors() if head.is_verb and head.lemma in reader.lexicon.report_verbs)
    for subject in (subject for head in reporting for subject in surface_subjects(head)):
        resolved = reader.resolve(subject)
        if resolved and resolved.rule != "we":
            return [referent for referent in resolved.referents if referent.kind in ACTOR_KINDS]
    quoted = reader.quoted.speaker(verb)
    if quoted is not None:
        return [quoted]
    if turn is None or turn.role == "question" or (turn.speaker and turn.speaker.kind == "NewsOutlet"):
        return []
    return list(turn.spoken_for)
