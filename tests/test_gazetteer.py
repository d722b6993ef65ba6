"""The gazetteer: names in raw text, unique names, the user's own file, and the data themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.gazetteer import Actor, Gazetteer, read_gazetteer
from kg.settings import ontology

PREFIXES = """
@prefix dip: <https://w3id.org/diplokg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix country: <https://w3id.org/diplokg/id/country/> .
@prefix organization: <https://w3id.org/diplokg/id/organization/> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer()


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    """Give `surface = id form` of each match."""
    return [f"{text[m.start : m.end]} = {m.actor.id} {m.form}" for m in gazetteer.find(text)]


TEXTS = {
    "name": ("Chile thanked Algeria.", ["Chile = country/CL name", "Algeria = country/DZ name"]),
    "adjective": ("the Algerian side", ["Algerian = country/DZ adjective"]),
    "people": ("Algerians voted.", ["Algerians = country/DZ people"]),
    "metonym": ("a signal to Beijing and Nur-Sultan", ["Beijing = country/CN metonym", "Nur-Sultan = country/KZ metonym"]),
    "possessive": ("China’s view, Laos' view", ["China = country/CN name", "Laos = country/LA name"]),
    "acronyms": ("DPRK, ROK and PRC", ["DPRK = country/KP acronym", "ROK = country/KR acronym", "PRC = country/CN acronym"]),
    "dots": ("the U.S. and the U.K.", ["U.S. = country/US acronym", "U.K. = country/GB acronym"]),
    "dots at the end": ("He left the U.S. He came back.", ["U.S. = country/US acronym"]),
    "lower-case us is no state": ("They told us who it was.", []),
    "hyphen": ("US-China and pro-Russian", ["US = country/US acronym", "China = country/CN name", "Russian = country/RU adjective"]),
    "headline": ("NORTH KOREA WARNS TÜRKIYE", ["NORTH KOREA = country/KP name", "TÜRKIYE = country/TR name"]),
    "no diacritics": ("Cote d'Ivoire, Sao Tome & Principe", ["Cote d'Ivoire = country/CI name", "Sao Tome & Principe = country/ST name"]),
    "curly quote": ("Côte d’Ivoire", ["Côte d’Ivoire = country/CI name"]),
    "the UN's way": ("Iran (Islamic Republic of), Peru", ["Iran (Islamic Republic of) = country/IR name", "Peru = country/PE name"]),
    "the UN's way, comma": ("Venezuela, Bolivarian Republic of", ["Venezuela, Bolivarian Republic of = country/VE name"]),
    "across a line": ("the Republic of\nKorea", ["Republic of\nKorea = country/KR name"]),
    "not across a paragraph": ("South\n\nSudan", ["Sudan = country/SD name"]),
    "old names": ("Burma, Swaziland, Zaire", ["Burma = country/MM name", "Swaziland = country/SZ name", "Zaire = country/CD name"]),
    "former state": ("the former Soviet Union", ["former Soviet Union = country/SUHH name"]),
    "Congos": ("DR Congo, Congo-Brazzaville", ["DR Congo = country/CD name", "Congo-Brazzaville = country/CG name"]),
    "Guineas": (
        "Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea",
        [
            "Guinea = country/GN name",
            "Guinea-Bissau = country/GW name",
            "Equatorial Guinea = country/GQ name",
            "Papua New Guinea = country/PG name",
        ],
    ),
    "Niger is not Nigeria": ("Nigerian and Nigerien", ["Nigerian = country/NG adjective", "Nigerien = country/NE adjective"]),
    "Dominica is not the Republic": (
        "Dominica, Dominican Republic",
        ["Dominica = country/DM name", "Dominican Republic = country/DO name"],
    ),
    "Sudans": ("South Sudanese, Sudanese", ["South Sudanese = country/SS adjective", "Sudanese = country/SD adjective"]),
    "inside a word": ("Chinatown, Omanization, Malian", ["Malian = country/ML adjective"]),
    "regions": ("Latin American, European", ["Latin American = place/latin-america adjective", "European = place/europe adjective"]),
    "waters": ("the South China Sea", ["South China Sea = place/south-china-sea name"]),
    "peninsula": ("the Korean Peninsula", ["Korean Peninsula = place/korean-peninsula name"]),
    "state of a union": (
        "New Mexico and Inner Mongolia",
        ["New Mexico = place/new-mexico name", "Inner Mongolia = place/inner-mongolia name"],
    ),
    "dependent territory": ("Hong Kong and Greenland", ["Hong Kong = place/HK name", "Greenland = place/GL name"]),
    "council of a union": ("the UN Security Council", ["UN Security Council = organization/un-security-council name"]),
    "organisations": (
        "G-7, OPEC+ and P5+1",
        ["G-7 = organization/g7 acronym", "OPEC+ = organization/opec-plus acronym", "P5+1 = organization/p5-1 acronym"],
    ),
    "commonwealths": ("Commonwealth of Independent States", ["Commonwealth of Independent States = organization/cis name"]),
    "lower first letter": ("an al-Qaeda cell", ["al-Qaeda = organization/al-qaeda name"]),
    "bodies": (
        "the Kremlin, the U.S. State Department",
        ["Kremlin = government-body/kremlin name", "U.S. State Department = government-body/us-state-department name"],
    ),
    "outlet": (
        "The Washington Post and Kyodo",
        ["The Washington Post = news-outlet/washington-post name", "Kyodo = news-outlet/kyodo-news name"],
    ),
    "outlet with a common name": ("The Australian minister", ["Australian = country/AU adjective"]),
    "documents": (
        "the Paris Agreement, the UN Charter",
        ["Paris Agreement = document/paris-agreement name", "UN Charter = document/un-charter name"],
    ),
    "events": ("the Tokyo Olympics", ["Tokyo Olympics = event/tokyo-2020 name"]),
    "trap": ("George Washington ate Turkish delight.", []),
    "trap of people": ("Greek Cypriots, Bosnian Serbs, African Americans", []),
    "body of many states": ("the National Security Council", []),
    "nothing": ("A turkey walked over the china.", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_find(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    assert found(gazetteer, text) == expected


LOOKUPS = {
    "name": ("Viet Nam", "country/VN"),
    "case": ("south korea", "country/KR"),
    "article": ("the Netherlands", "country/NL"),
    "article in capitals": ("THE GAMBIA", "country/GM"),
    "adjective": ("swiss", "country/CH"),
    "metonym": ("Addis Ababa", "country/ET"),
    "diacritics": ("turkiye", "country/TR"),
    "acronym": ("UAE", "country/AE"),
    "acronym needs capitals": ("us", None),
    "outlet": ("China Review News", "news-outlet/china-review-news-agency"),
    "outlet in capitals": ("REUTERS", "news-outlet/reuters"),
    "name of an outlet that text search leaves alone": ("The Hindu", "news-outlet/hindu"),
    "unknown": ("Ruritania", None),
    "empty": ("", None),
}


@pytest.mark.parametrize(("name", "expected"), LOOKUPS.values(), ids=LOOKUPS.keys())
def test_lookup(gazetteer: Gazetteer, name: str, expected: str | None) -> None:
    actor = gazetteer.lookup(name)
    assert (actor.id if actor else None) == expected


def test_a_name_of_two_actors_is_nobodys() -> None:
    gazetteer = Gazetteer([Actor("organization/a", "Organization", "A", ("ABC",)), Actor("organization/b", "Organization", "B", ("ABC",))])
    assert gazetteer.find("ABC") == []
    assert gazetteer.lookup("ABC") is None


def test_get(gazetteer: Gazetteer) -> None:
    china = gazetteer.get("country/CN")
    assert china
    assert (china.kind, china.label, china.wikidata, china.notations) == ("Country", "China", ("Q148",), ("CN", "CHN"))
    assert gazetteer.get("country/ZZ") is None


# -- the data -----------------------------------------------------------------------------------------------------


def states(gazetteer: Gazetteer) -> list[Actor]:
    return [actor for actor in gazetteer.actors if actor.notations]


def test_all_of_iso_3166(gazetteer: Gazetteer) -> None:
    codes = {actor.notations[0] for actor in states(gazetteer) if len(actor.notations[0]) == 2}
    assert len(codes) == 250, "249 codes of ISO 3166-1 and XK"
    assert all(actor.id in (f"country/{actor.notations[0]}", f"place/{actor.notations[0]}") for actor in states(gazetteer))
    assert all(actor.wikidata and actor.kind in ("Country", "Place") for actor in states(gazetteer))
    assert sum(actor.kind == "Country" and len(actor.notations[0]) == 2 for actor in states(gazetteer)) == 193 + 2 + 2


def test_each_state_is_found_by_each_of_its_forms(gazetteer: Gazetteer) -> None:
    missed = []
    for actor in states(gazetteer):
        for name in (*actor.names, *actor.adjectives, *actor.people, *actor.metonyms):
            matches = gazetteer.find(f"({name})")
            if [(m.start, m.end, m.actor.id) for m in matches] != [(1, 1 + len(name), actor.id)]:
                missed.append((actor.label, name))
    assert missed == []


def test_each_state_has_an_adjective(gazetteer: Gazetteer) -> None:
    without = {a.label for a in states(gazetteer) if a.kind == "Country" and not a.adjectives}
    assert without == {
        "Dominica",
        "Holy See",
        "Liechtenstein",
        "New Zealand",
        "Republic of the Congo",
        "Serbia and Montenegro",
        "Solomon Islands",
    }


WIKIDATA = {
    "country/NL": ("Q29999", "Q55"),
    "country/DK": ("Q756617", "Q35"),
    "country/TW": ("Q865",),
    "country/PS": ("Q219060",),
    "country/XK": ("Q1246",),
    "place/EH": ("Q6250",),
    "organization/un": ("Q1065",),
    "organization/eu": ("Q458",),
    "organization/nato": ("Q7184",),
    "organization/who": ("Q7817",),
    "organization/asean": ("Q7768",),
    "organization/au": ("Q7159",),
}


@pytest.mark.parametrize(("id_", "expected"), WIKIDATA.items(), ids=WIKIDATA.keys())
def test_wikidata(gazetteer: Gazetteer, id_: str, expected: tuple[str, ...]) -> None:
    actor = gazetteer.get(id_)
    assert actor
    assert actor.wikidata == expected


def test_no_wikidata_id_has_two_actors(gazetteer: Gazetteer) -> None:
    ids = [qid for actor in gazetteer.actors for qid in actor.wikidata]
    assert len(ids) == len(set(ids))


SIZES = {
    "eu": 27,
    "nato": 32,
    "asean": 11,
    "g7": 7,
    "g20": 21,
    "au": 55,
    "arab-league": 22,
    "gcc": 6,
    "council-of-europe": 46,
    "oecd": 38,
    "commonwealth": 56,
}


@pytest.mark.parametrize(("name", "size"), SIZES.items(), ids=SIZES.keys())
def test_members(gazetteer: Gazetteer, name: str, size: int) -> None:
    actor = gazetteer.get(f"organization/{name}")
    assert actor
    assert len(actor.members) == size


def test_parents(gazetteer: Gazetteer) -> None:
    orphans = [actor.id for actor in gazetteer.actors if actor.kind == "GovernmentBody" and not actor.parent]
    assert orphans == []


def test_names_have_no_article_and_no_loose_space(gazetteer: Gazetteer) -> None:
    names = [name for actor in gazetteer.actors for name in (*actor.names, *actor.adjectives, *actor.people, *actor.metonyms)]
    allowed = {"the Peninsula"}
    assert [n for n in names if re.match(r"the |.*\s\s|\s|.*\s$", n) and n not in allowed] == []


def test_ours_share_few_names(gazetteer: Gazetteer) -> None:
    shared = {name for actor in gazetteer.actors for name in actor.names if not gazetteer.find(name) and gazetteer.lookup(name) is None}
    assert shared == set()


# -- files --------------------------------------------------------------------------------------------------------


def write(folder: Path, text: str) -> Path:
    path = folder / "actors.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def test_a_users_file(tmp_path: Path) -> None:
    text = """
      organization:river-league a dip:Organization ; skos:prefLabel "River League"@en ; skos:altLabel "RL"@en, "Washington"@en ;
        dip:adjective "Leaguish"@en ; dip:member country:DZ ; dip:partOf organization:un ; skos:exactMatch wd:Q1 .
      country:DZ skos:altLabel "Dzayer"@en ."""
    gazetteer = read_gazetteer(write(tmp_path, text))
    river = gazetteer.get("organization/river-league")
    assert river == Actor(
        "organization/river-league",
        "Organization",
        "River League",
        ("River League", "RL", "Washington"),
        ("Leaguish",),
        wikidata=("Q1",),
        members=("country/DZ",),
        parent="organization/un",
    )
    assert found(gazetteer, "RL in Dzayer and Algiers, Washington") == [
        "RL = organization/river-league acronym",
        "Dzayer = country/DZ name",
        "Algiers = country/DZ metonym",
        "Washington = organization/river-league name",
    ]


def test_a_users_trap(tmp_path: Path) -> None:
    path = write(tmp_path, '<https://w3id.org/diplokg/id/trap/mine> a dip:Trap ; skos:prefLabel "Chile con carne"@en .')
    assert found(read_gazetteer(path), "Chile con carne in Chile") == ["Chile = country/CL name"]


BAD = {
    "not Turtle": ("organization:x a dip:Organization ; ;; .\n x y", "not Turtle"),
    "unknown class": ('organization:x a dip:Klub ; skos:prefLabel "X" .', "Klub"),
    "no class": ('organization:x skos:prefLabel "X" .', "class"),
    "no label": ("organization:x a dip:Organization .", "skos:prefLabel"),
    "foreign IRI": ('<https://example.org/x> a dip:Organization ; skos:prefLabel "X" .', "example.org/x"),
    "unknown member": ('organization:x a dip:Organization ; skos:prefLabel "X" ; dip:member country:ZZ .', "country/ZZ"),
    "member as text": ('organization:x a dip:Organization ; skos:prefLabel "X" ; dip:member "Chile" .', "Chile"),
    "empty name": ('organization:x a dip:Organization ; skos:prefLabel " " .', "prefLabel"),
}


@pytest.mark.parametrize(("text", "trouble"), BAD.values(), ids=BAD.keys())
def test_a_malformed_file(tmp_path: Path, text: str, trouble: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(OntologyError, match=re.escape(str(path))) as error:
        read_gazetteer(path)
    assert trouble in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        read_gazetteer(tmp_path / "none.ttl")


def test_the_files_say_their_licence() -> None:
    for path in (ontology() / "actors").glob("*.ttl"):
        assert "CC0" in path.read_text(encoding="utf-8").split("@prefix")[0], path.name
