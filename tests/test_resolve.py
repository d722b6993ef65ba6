"""`kg.graph.resolve`: one entity for its many names, and apart where two fit."""

from dataclasses import replace

import pytest
from graph_example import BERG, BRIEFING, CHILE, EXTRACTIONS, GAZETTEER, NORWAY, PERU, SURNAME, example

from kg.graph.ids import slug
from kg.graph.resolve import Resolution, relink, resolve
from kg.model import Document, Entity, EntityKind, Extraction, Mention, Referent, Relation, Source, Span


def person(name: str) -> Referent:
    return Referent(f"person/{name.lower().replace(' ', '-')}", "Person", name)


def named(*mentions: tuple[str, Referent, str], document: str = "d") -> Extraction:
    """Make an extraction whose text is its mentions, one after the other."""
    text, found = "", []
    for words, referent, rule in mentions:
        found.append(Mention(len(text), len(text) + len(words), words, (referent,), rule))
        text += words + " "
    return Extraction(Document(document, text), (), tuple(found), ())


def find(resolution: Resolution, id_: str) -> Entity:
    return next(entity for entity in resolution.entities if entity.id == id_)


ALIASES = [
    pytest.param("Kingdom of Norway", NORWAY, "gazetteer", ("Kingdom of Norway",), id="another name of the gazetteer"),
    pytest.param("THE KINGDOM OF NORWAY", NORWAY, "gazetteer", ("Kingdom of Norway",), id="capitals are no other name"),
    pytest.param("Norwegian", NORWAY, "gazetteer", (), id="an adjective is no name"),
    pytest.param("Oslo", NORWAY, "gazetteer", (), id="a capital is no name"),
    pytest.param("the Norwegian side", NORWAY, "coref", (), id="a description is no name"),
    pytest.param("They", Referent("company/acme", "Company", "Acme"), "coref", (), id="a pronoun is no name"),
    pytest.param("Acme Incorporated", Referent("company/acme", "Company", "Acme"), "ner", ("Acme Incorporated",), id="a name found"),
    pytest.param("the Acme’s", Referent("company/acme", "Company", "Acme"), "ner", (), id="article and genitive go"),
    pytest.param("its", Referent("company/acme", "Company", "Acme"), "ner", (), id="a pronoun taken for a name"),
    pytest.param("Minister Ada Berg", BERG, "title", ("Minister Ada Berg",), id="a name with a title"),
    pytest.param("the spokesperson", BERG, "title", (), id="a title without a name"),
]


@pytest.mark.parametrize(("words", "referent", "rule", "aliases"), ALIASES)
def test_aliases(words: str, referent: Referent, rule: str, aliases: tuple[str, ...]) -> None:
    (entity,) = resolve([named((words, referent, rule))], GAZETTEER).entities
    assert entity.aliases == aliases


def test_a_mention_of_several_names_none() -> None:
    both = Extraction(Document("d", "Acme and Bolt"), (), (Mention(0, 13, "Acme and Bolt", (person("A B"), person("C D")), "ner"),), ())
    assert [entity.aliases for entity in resolve([both], GAZETTEER).entities] == [(), ()]


def test_actors_of_the_gazetteer_bring_their_codes() -> None:
    assert find(resolve(EXTRACTIONS, GAZETTEER), "country/NO") == Entity(
        "country/NO", "Country", "Norway", ("Kingdom of Norway",), ("Q20",), ("NO", "NOR"), ("briefing-2020-03-04", "note")
    )


def about(*referents: Referent, document: str = "d") -> Extraction:
    """Make an extraction in which Norway praises each referent."""
    span = Span(0, 1)
    relations = (
        Relation(NORWAY, "praises", r, "", False, "actual", (Source(NORWAY),), True, None, 0, span, span, "x", 0.5) for r in referents
    )
    return Extraction(Document(document, "x"), (), (), tuple(relations))


LOCAL = [
    pytest.param("Group", "twelve states", "group/a_twelve-states", id="group"),
    pytest.param("Document", "Harbour Letter", "document/a_harbour-letter", id="document"),
    pytest.param("Event", "harbour talks", "event/a_harbour-talks", id="event"),
    pytest.param("Topic", "piracy", "topic/a_piracy", id="topic"),
    pytest.param("GovernmentBody", "Foreign Ministry", "government-body/a_foreign-ministry", id="an office of no state"),
    pytest.param("GovernmentBody", "Ministry of Atlantis", "government-body/ministry-of-atlantis", id="shared: a named body"),
    pytest.param("Organization", "Harbour League", "organization/harbour-league", id="shared: an organisation"),
    pytest.param("Place", "North Sea", "place/north-sea", id="shared: a place"),
]


@pytest.mark.parametrize(("kind", "label", "id_"), LOCAL)
def test_what_belongs_to_one_document(kind: EntityKind, label: str, id_: str) -> None:
    referent = Referent(f"{id_.partition('/')[0]}/{slug(label)}", kind, label)
    resolution = resolve([about(referent, document="a"), about(referent, document="b")], GAZETTEER)
    assert resolution.ids["a", referent.key] == id_
    assert (resolution.ids["b", referent.key] == id_) == ("a_" not in id_)


def test_groups_about_which_nothing_is_said_are_left_out() -> None:
    crowd = Referent("group/crowd", "Group", "crowd")
    extraction = named(("a crowd", crowd, "group"), ("Norway", NORWAY, "gazetteer"))
    resolution = resolve([extraction], GAZETTEER)
    assert [entity.id for entity in resolution.entities] == ["country/NO"]
    assert [mention.referents for mention in relink(extraction, resolution).mentions] == [(), (NORWAY,)]


SHORTENED = [
    pytest.param(["Harbour Rules for Pilots", "Harbour Rules"], ["harbour-rules-for-pilots"], id="one longer name"),
    pytest.param(
        ["Harbour Rules for Pilots", "Harbour Rules for Ships", "Harbour Rules"],
        ["harbour-rules", "harbour-rules-for-pilots", "harbour-rules-for-ships"],
        id="two: apart",
    ),
    pytest.param(["joint letter to Peru", "joint letter"], ["joint-letter", "joint-letter-to-peru"], id="no proper name: apart"),
    pytest.param(["Harbour Rulesmen Pact", "Harbour Rules"], ["harbour-rules", "harbour-rulesmen-pact"], id="whole words only"),
]


@pytest.mark.parametrize(("labels", "names"), SHORTENED)
def test_shortened_names(labels: list[str], names: list[str]) -> None:
    referents = [Referent(f"document/{slug(label)}", "Document", label) for label in labels]
    found = resolve([about(*referents)], GAZETTEER).entities
    assert [entity.id.partition("_")[2] for entity in found if entity.kind == "Document"] == names


def test_a_bare_noun_is_no_other_name() -> None:
    letter = Referent("document/letter-to-peru", "Document", "letter to Peru")
    mentions = named(("letter", letter, "document"), ("the Lima letter", letter, "document")).mentions
    extraction = replace(about(letter), mentions=mentions)
    assert find(resolve([extraction], GAZETTEER), "document/d_letter-to-peru").aliases == ("Lima letter",)


PERSONS = [
    pytest.param(["Ada Berg", "Berg"], {"person/ada-berg"}, 0, id="a surname joins its bearer"),
    pytest.param(["Lin Mai", "Lin"], {"person/lin-mai"}, 0, id="a family name that stands first"),
    pytest.param(
        ["Ada Berg", "Tor Berg", "Berg"], {"person/ada-berg", "person/tor-berg", "person/d_berg"}, 2, id="two fit: apart, and noted"
    ),
    pytest.param(["Berg"], {"person/d_berg"}, 0, id="a lone surname belongs to its document"),
    pytest.param(["Ada Berg", "Lund"], {"person/ada-berg", "person/d_lund"}, 0, id="another surname"),
    pytest.param(["Ada J. Berg", "Ada Berg"], {"person/ada-berg"}, 0, id="an initial between does not matter"),
    pytest.param(["Berg Lund", "Ada Berg", "Berg"], {"person/berg-lund", "person/ada-berg"}, 0, id="the last name goes first"),
]


@pytest.mark.parametrize(("names", "entities", "candidates"), PERSONS)
def test_persons(names: list[str], entities: set[str], candidates: int) -> None:
    keys = [Referent("person/" + name.lower().replace(". ", "-").replace(" ", "-"), "Person", name) for name in names]
    resolution = resolve([named(*((r.label, r, "ner") for r in keys))], GAZETTEER)
    assert {entity.id for entity in resolution.entities} == entities
    assert [problem.message.split(", ")[-1] for problem in resolution.problems] == (
        [f"{candidates} persons of the text bear this name"] if candidates else []
    )


def test_a_surname_does_not_reach_into_another_document() -> None:
    resolution = resolve([named(("Ada Berg", BERG, "ner"), document="a"), named(("Berg", SURNAME, "ner"), document="b")], GAZETTEER)
    assert resolution.ids["b", "person/berg"] == "person/b_berg"


def test_the_order_of_documents_does_not_matter() -> None:
    assert resolve(EXTRACTIONS, GAZETTEER).entities == resolve(EXTRACTIONS[::-1], GAZETTEER).entities


def test_relink_leads_to_entities() -> None:
    build = example()
    ids = {entity.id for entity in build.entities}
    linked = build.extractions[0]
    assert {r.key for m in linked.mentions for r in m.referents} <= ids
    assert linked.turns[1].spoken_for == (NORWAY,)
    assert linked.relations[4].subject == BERG
    assert linked.document is BRIEFING
    assert relink(linked, Resolution(build.entities, {(BRIEFING.id, i): i for i in ids}, ())) == linked
    assert {CHILE.key, PERU.key} <= ids
