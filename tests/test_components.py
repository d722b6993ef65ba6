"""Our stages in somebody else's spaCy pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import kg.extract.components  # noqa: F401  (registers the factories)
from kg.errors import InputError
from kg.extract.plain import to_mentions, to_plain, to_relations
from kg.settings import Settings

TEXT = "The Islamic Republic of Iran supports the plan.\n\nChina’s Ministry of Foreign Affairs condemned the attack on Monday."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load(Settings().model)
    nlp.add_pipe("dip_names", first=True)
    nlp.add_pipe("dip_statements", last=True)
    return nlp


def _rows(doc: object) -> list[tuple[str, str, str]]:
    return [(r.subject.label, r.predicate, r.object.label) for r in doc._.dip_relations]  # type: ignore[attr-defined]


@pytest.mark.model
def test_statements(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert ("Iran", "supports", "plan") in _rows(doc)
    assert "criticises" in {predicate for _, predicate, _ in _rows(doc)}


@pytest.mark.model
def test_the_text_stays_and_offsets_are_of_it(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    for mention in doc._.dip_mentions:
        assert doc.text[mention.start : mention.end] == mention.text.replace("'", "’")
    assert "Islamic Republic of Iran" in [token.text for token in doc]


@pytest.mark.model
def test_a_date_said_on(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.dip_date = "2021-07-20"
    dates = {relation.date.value for relation in nlp(doc)._.dip_relations if relation.date}
    assert dates == {"2021-07-19"}


@pytest.mark.model
@pytest.mark.parametrize("text", ["", "Rain fell.", "\n\n"], ids=["empty", "no fact", "blank"])
def test_nothing(nlp: Language, text: str) -> None:
    assert _rows(nlp(text)) == []


@pytest.mark.model
def test_saved_and_read_again(nlp: Language, tmp_path: Path) -> None:
    doc = nlp(TEXT)
    DocBin([], store_user_data=True, docs=[doc]).to_disk(tmp_path / "docs.spacy")
    (again,) = DocBin().from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab)
    assert again._.dip_relations == doc._.dip_relations
    nlp.to_disk(tmp_path / "model")
    assert spacy.load(tmp_path / "model")(TEXT)._.dip_relations == doc._.dip_relations


@pytest.mark.model
def test_values_survive(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert to_relations(to_plain(doc._.dip_relations)) == doc._.dip_relations
    assert to_mentions(to_plain(doc._.dip_mentions)) == doc._.dip_mentions


@pytest.mark.parametrize(
    ("components", "message"),
    [(["dip_statements"], "dip_names"), (["dip_names", "dip_statements"], "parser")],
    ids=["no names", "no parser"],
)
def test_what_is_missing_is_said(components: list[str], message: str) -> None:
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component)
    with pytest.raises(InputError, match=message):
        nlp("Iran supports the plan.")
