"""Names in raw text: known actors, persons with their offices, names by head noun, lists; and what is no name."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.extract.lexicon import read_lexicon
from kg.extract.names import Known, Name, find_names, learn_names
from kg.gazetteer import Actor, Gazetteer
from kg.settings import ontology


def state(code: str, label: str, *names: str, adjective: str = "", people: str = "", capital: str = "") -> Actor:
    adjectives, peoples, capitals = ((word,) if word else () for word in (adjective, people, capital))
    return Actor(f"country/{code}", "Country", label, (label, *names), adjectives, peoples, capitals)


GAZETTEER = Gazetteer(
    [
        state("US", "United States", "US", "U.S", adjective="American", people="Americans", capital="Washington"),
        state("CN", "China", adjective="Chinese", capital="Beijing"),
        state("DZ", "Algeria", adjective="Algerian", people="Algerians"),
        state("KE", "Kenya", adjective="Kenyan"),
        state("FR", "France", adjective="French", capital="Paris"),
        state("RO", "Romania", adjective="Romanian"),
        state("PL", "Poland", adjective="Polish"),
        state("LB", "Lebanon", adjective="Lebanese"),
        state("SY", "Syria", adjective="Syrian"),
        state("JO", "Jordan", adjective="Jordanian", capital="Amman"),
        state("TD", "Chad", adjective="Chadian"),
        Actor("organization/un", "Organization", "United Nations", ("United Nations", "UN")),
        Actor("organization/eu", "Organization", "European Union", ("European Union", "EU")),
        Actor("organization/union-of-ports", "Organization", "Union of Ports", ("Union of Ports",), people=("Porters",)),
        Actor("government-body/white-house", "GovernmentBody", "White House", ("White House",)),
        Actor(
            "government-body/kenya-court",
            "GovernmentBody",
            "Supreme Court of Kenya",
            ("Supreme Court of Kenya",),
            hidden=("Harbour Court",),
        ),
        Actor("place/gaza", "Place", "Gaza", ("Gaza",)),
    ],
    traps=["Latin America", "French fries"],
)
LEXICON = read_lexicon(ontology() / "lexicon.yaml")


def learn(*texts: str) -> Known:
    return learn_names(texts, GAZETTEER, LEXICON)


def find(text: str, *before: str) -> list[Name]:
    """Find the names of a text, after a document of the paragraphs `before` was learnt."""
    return find_names(text, GAZETTEER, LEXICON, learn(*before))


def brief(text: str, names: list[Name]) -> list[str]:
    """Write a name as `surface = kind: labels (office of owner; office)`, the labels left out where they are the surface."""
    return [_brief(text, name) for name in names]


def _brief(text: str, name: Name) -> str:
    surface = text[name.start : name.end]
    labels = " + ".join(referent.label for referent in name.referents)
    offices = "; ".join(office.text + (f" of {office.of.label}" if office.of else "") for office in name.offices)
    return f"{surface} = {name.kind}{'' if labels == surface else ': ' + labels}{f' ({offices})' if offices else ''}"


NOTHING: list[str] = []

ACTORS = [
    pytest.param("talks with Algeria", ["Algeria = Country"], id="name-at-the-end"),
    pytest.param("Algeria", ["Algeria = Country"], id="name-alone"),
    pytest.param("the Algerian side", ["Algerian = Country: Algeria"], id="adjective"),
    pytest.param("the Algerians agreed", ["Algerians = Group"], id="people"),
    pytest.param("Beijing agreed", ["Beijing = Country: China"], id="metonym"),
    pytest.param("he flew to the U.S. and", ["U.S = Country: United States"], id="full-stop-of-the-acronym"),
    pytest.param("the European Union (EU) agreed", ["European Union (EU) = Organization: European Union"], id="acronym-in-brackets"),
    pytest.param("the Algerians (ALG) agreed", ["Algerians = Group"], id="no-acronym-of-a-people"),
    pytest.param("Algeria (2020) agreed", ["Algeria = Country"], id="no-acronym-of-digits"),
    pytest.param("Kenya's ports, Kenya-based crews", ["Kenya = Country", "Kenya-based = Country: Kenya"], id="genitive-and-compound"),
]

HYPHENS = [
    pytest.param("the China-Algeria dialogue", ["China-Algeria = Country: China + Algeria"], id="pair"),
    pytest.param("the US-led coalition", ["US-led = Country: United States"], id="participle"),
    pytest.param("the Franco-Bolivian talks", NOTHING, id="unknown-pair"),
    pytest.param("the China-Bolivia dialogue", NOTHING, id="half-known-pair"),
    pytest.param("a well-known port", NOTHING, id="no-names"),
]

PLACES = [
    pytest.param("He arrived in Amman, Jordan, on Monday", ["Amman, Jordan, = Place: Amman"], id="capital-and-state"),
    pytest.param("in Amman, Jordan", ["Amman, Jordan = Place: Amman"], id="end-of-text"),
    pytest.param("in Gaza, Jordan, and Syria", ["Gaza, Jordan = Place: Gaza", "Syria = Country"], id="comma-before-and"),
    pytest.param("in Amman, Jordanian side", ["Amman = Country: Jordan", "Jordanian = Country: Jordan"], id="adjective-is-no-state"),
    pytest.param("from Kenya, Jordan said", ["Kenya = Country", "Jordan = Country"], id="state-is-no-city"),
]

TITLES = [
    pytest.param("President Amina Otieno spoke", ["President Amina Otieno = Person: Amina Otieno (President)"], id="title"),
    pytest.param(
        "Kenyan President Amina Otieno spoke",
        ["Kenyan President Amina Otieno = Person: Amina Otieno (Kenyan President of Kenya)"],
        id="adjective-of-state",
    ),
    pytest.param(
        "Kenya's Foreign Minister Amina Otieno",
        ["Kenya's Foreign Minister Amina Otieno = Person: Amina Otieno (Kenya's Foreign Minister of Kenya)"],
        id="genitive-of-state",
    ),
    pytest.param(
        "US Secretary of State Ann Bly said",
        ["US Secretary of State Ann Bly = Person: Ann Bly (US Secretary of State of United States)"],
        id="portfolio",
    ),
    pytest.param(
        "Minister of Foreign Affairs and Trade Ann Bly",
        ["Minister of Foreign Affairs and Trade Ann Bly = Person: Ann Bly (Minister of Foreign Affairs and Trade)"],
        id="two-portfolios",
    ),
    pytest.param(
        "State Councilor and Foreign Minister Li Bo",
        ["State Councilor and Foreign Minister Li Bo = Person: Li Bo (State Councilor and Foreign Minister)"],
        id="two-titles",
    ),
    pytest.param(
        "President of the European Union Ann Bly",
        ["President of the European Union Ann Bly = Person: Ann Bly (President of the European Union of European Union)"],
        id="body-behind",
    ),
    pytest.param(
        "Director of the Harbour Institute Ann Bly",
        ["Director of the Harbour Institute Ann Bly = Person: Ann Bly (Director of the Harbour Institute of Harbour Institute)"],
        id="unknown-body-behind",
    ),
    pytest.param(
        "US Ambassador to Lebanon Ann Bly",
        ["US Ambassador to Lebanon Ann Bly = Person: Ann Bly (US Ambassador to Lebanon of United States)"],
        id="ambassador",
    ),
    pytest.param(
        "Ambassador to Lebanon Ann Bly",
        ["Ambassador to Lebanon Ann Bly = Person: Ann Bly (Ambassador to Lebanon)"],
        id="ambassador-owned-by-nobody",
    ),
    pytest.param("Envoy of Gaza Ann Bly", ["Envoy of Gaza Ann Bly = Person: Ann Bly (Envoy of Gaza)"], id="a-place-owns-nothing"),
    pytest.param("Mayor of Gaza Ann Bly", ["Mayor of Gaza Ann Bly = Person: Ann Bly (Mayor of Gaza of Gaza)"], id="but-its-mayor"),
    pytest.param(
        "Kenyan Net Ministry spokesperson Ann Bly",
        ["Kenyan Net Ministry spokesperson Ann Bly = Person: Ann Bly (Kenyan Net Ministry spokesperson of Kenyan Net Ministry)"],
        id="body-in-front",
    ),
    pytest.param(
        "Chinese Foreign Ministry spokesperson Li Bo",
        ["Chinese Foreign Ministry spokesperson Li Bo = Person: Li Bo (Chinese Foreign Ministry spokesperson of Chinese Foreign Ministry)"],
        id="body-that-starts-as-a-title",
    ),
    pytest.param(
        "Foreign and Defence Ministers Ann Bly of Kenya",
        ["Foreign and Defence Ministers Ann Bly of Kenya = Person: Ann Bly (Foreign and Defence Ministers of Kenya)"],
        id="and-before-the-title-noun",
    ),
    pytest.param(
        "Chinese and Foreign Minister Ann Bly",
        ["Chinese = Country: China", "Foreign Minister Ann Bly = Person: Ann Bly (Foreign Minister)"],
        id="an-owner-and-no-title-yet",
    ),
    pytest.param("Minister, Deputy Ann Bly", ["Minister, Deputy Ann Bly = Person: Ann Bly (Minister, Deputy)"], id="comma-inside"),
    pytest.param("Secretary in Kenya Ann Bly", ["Kenya = Country"], id="a-place-behind-in-owns-nothing"),
    pytest.param("Minister of the Harbour Summit Ann Bly", ["Harbour Summit = Event"], id="an-event-owns-nothing"),
    pytest.param("Minister of and for the sea", NOTHING, id="too-many-links"),
    pytest.param(
        "UN Syria envoy Ann Bly",
        ["UN Syria envoy Ann Bly = Person: Ann Bly (UN Syria envoy of United Nations)"],
        id="organisation-and-its-place",
    ),
    pytest.param(
        "United Nations (UN) envoy Ann Bly",
        ["United Nations (UN) envoy Ann Bly = Person: Ann Bly (United Nations (UN) envoy of United Nations)"],
        id="acronym-of-the-owner",
    ),
    pytest.param(
        "then PTA Spokesperson Ann Bly", ["PTA Spokesperson Ann Bly = Person: Ann Bly (PTA Spokesperson of PTA)"], id="unknown-acronym-owns"
    ),
    pytest.param(
        "a Metro spokesman Tom Finch", ["Metro spokesman Tom Finch = Person: Tom Finch (Metro spokesman of Metro)"], id="unknown-word-owns"
    ),
    pytest.param("The spokesman Tom Finch", ["spokesman Tom Finch = Person: Tom Finch (spokesman)"], id="an-article-owns-nothing"),
    pytest.param(
        "China's Vice-Foreign Minister Li Bo",
        ["China's Vice-Foreign Minister Li Bo = Person: Li Bo (China's Vice-Foreign Minister of China)"],
        id="hyphenated-title",
    ),
    pytest.param(
        "Vice President for Trade Ann Bly", ["Vice President for Trade Ann Bly = Person: Ann Bly (Vice President for Trade)"], id="vice"
    ),
]

PERSONS = [
    pytest.param("Mr. Tom Finch spoke", ["Mr. Tom Finch = Person: Tom Finch"], id="honorific"),
    pytest.param("H.E. Mr. Tom Finch spoke", ["H.E. Mr. Tom Finch = Person: Tom Finch"], id="two-honorifics"),
    pytest.param("President Mr. Tom Finch", ["President Mr. Tom Finch = Person: Tom Finch (President)"], id="honorific-behind-the-title"),
    pytest.param(
        "President Ursula von der Berg agreed", ["President Ursula von der Berg = Person: Ursula von der Berg (President)"], id="particles"
    ),
    pytest.param("President Otto von der", ["President Otto = Person: Otto (President)"], id="no-particle-at-the-end"),
    pytest.param("President George H. Finch", ["President George H. Finch = Person: George H. Finch (President)"], id="initial"),
    pytest.param("President Tom F spoke", ["President Tom = Person: Tom (President)"], id="no-initial-at-the-end"),
    pytest.param("Mr. Tom Minister", ["Mr. Tom = Person: Tom"], id="no-title-inside-a-name"),
    pytest.param("Senator Tom Finch, Jr., spoke", ["Senator Tom Finch, Jr. = Person: Tom Finch (Senator)"], id="junior"),
    pytest.param("King Karl XIV agreed", ["King Karl XIV = Person: Karl XIV (King)"], id="numeral"),
    pytest.param("PRESIDENT AMINA OTIENO", NOTHING, id="headline-in-capitals-has-no-title"),
    pytest.param("Mr. AMINA OTIENO spoke", ["Mr. AMINA OTIENO = Person: Amina Otieno"], id="capitals-are-rewritten"),
    pytest.param("Mr. Tom Finch NATO", ["Mr. Tom Finch = Person: Tom Finch"], id="acronym-behind-a-name"),
    pytest.param("Mr. Tom  Finch", ["Mr. Tom = Person: Tom"], id="a-wide-gap-parts"),
    pytest.param(
        "President Amina Otieno of Kenya spoke",
        ["President Amina Otieno of Kenya = Person: Amina Otieno (President of Kenya)"],
        id="state-behind",
    ),
    pytest.param(
        "President Amina Otieno of the US",
        ["President Amina Otieno of the US = Person: Amina Otieno (President of United States)"],
        id="the-state-behind",
    ),
    pytest.param(
        "the Prime Minister of Kenya, Amina Otieno",
        ["Prime Minister of Kenya, Amina Otieno = Person: Amina Otieno (Prime Minister of Kenya of Kenya)"],
        id="apposition",
    ),
    pytest.param("Prime Minister of Kenya, Amina Otieno", ["Kenya = Country"], id="no-article-no-apposition"),
    pytest.param("Bo Seib, Head of Cabinet, said", ["Bo Seib, Head of Cabinet, = Person: Bo Seib (Head of Cabinet)"], id="office-behind"),
    pytest.param(
        "Bo Seib, the Head of Cabinet", ["Bo Seib, the Head of Cabinet = Person: Bo Seib (Head of Cabinet)"], id="office-behind-at-the-end"
    ),
    pytest.param(
        "Bo Seib, Head of Cabinet, and others",
        ["Bo Seib, Head of Cabinet = Person: Bo Seib (Head of Cabinet)"],
        id="list-goes-on-behind-the-office",
    ),
    pytest.param(
        "Minister Bo Seib, President of Kenya.",
        ["Minister Bo Seib, President of Kenya = Person: Bo Seib (Minister; President of Kenya of Kenya)"],
        id="two-offices",
    ),
    pytest.param("Bo Seib, Head of Cabinet tomorrow", NOTHING, id="office-not-closed"),
    pytest.param("Bo, Head of Cabinet, said", NOTHING, id="one-word-is-no-full-name"),
    pytest.param("Tom Finch said so", NOTHING, id="no-title-no-person"),
    pytest.param("the president said so", NOTHING, id="title-alone"),
    pytest.param("Mr. Harbour Ministry", ["Harbour Ministry = GovernmentBody"], id="a-body-is-no-person"),
    pytest.param("the Minister, who spoke", NOTHING, id="title-and-clause"),
    pytest.param("Minister", NOTHING, id="title-is-the-text"),
    pytest.param("Minister of", NOTHING, id="title-cut-behind-of"),
    pytest.param("Mr.", NOTHING, id="honorific-is-the-text"),
]

PLURALS = [
    pytest.param(
        "Presidents Ana Pop of Romania and Jacek Lis of Poland met",
        [
            "Presidents Ana Pop of Romania = Person: Ana Pop (Presidents of Romania)",
            "Jacek Lis of Poland = Person: Jacek Lis (Presidents of Poland)",
        ],
        id="two-holders",
    ),
    pytest.param(
        "Presidents Ana Pop of Romania, Jacek Lis of Poland and Amina Otieno of Kenya",
        ["Presidents Ana Pop of Romania, Jacek Lis of Poland and Amina Otieno of Kenya = Person: Ana Pop + Jacek Lis + Amina Otieno"],
        id="three-holders-are-a-list",
    ),
    pytest.param(
        "Presidents Ana Pop of Romania and Jacek Lis met",
        ["Presidents Ana Pop of Romania = Person: Ana Pop (Presidents of Romania)"],
        id="no-state-no-holder",
    ),
    pytest.param(
        "Presidents Ana Pop of Romania met in the old town Jacek Lis of Poland",
        ["Presidents Ana Pop of Romania = Person: Ana Pop (Presidents of Romania)", "Poland = Country"],
        id="too-far",
    ),
    pytest.param(
        "President Ana Pop of Romania and Jacek Lis of Poland",
        ["President Ana Pop of Romania = Person: Ana Pop (President of Romania)", "Poland = Country"],
        id="singular-has-one-holder",
    ),
]

RUNS = [
    pytest.param("the Ministry of Foreign Affairs of Algeria said", ["Ministry of Foreign Affairs of Algeria = GovernmentBody"], id="body"),
    pytest.param("China's Ministry of State Security", ["China's Ministry of State Security = GovernmentBody"], id="body-of-a-state"),
    pytest.param("Tianjin University opened", ["Tianjin University = Organization"], id="organisation"),
    pytest.param("Borealis Airlines flew", ["Borealis Airlines = Company"], id="company"),
    pytest.param("the Coral Sea is wide", ["Coral Sea = Place"], id="place"),
    pytest.param("the Harbour Summit opened", ["Harbour Summit = Event"], id="event"),
    pytest.param("the Treaty on the Prohibition of Nets was signed", ["Treaty on the Prohibition of Nets = Document"], id="document"),
    pytest.param("Security Council Resolution 2231 (2015)", ["Security Council Resolution 2231 = Document"], id="number-of-a-document"),
    pytest.param(
        "the Harbour Institute for the Study of Nets", ["Harbour Institute for the Study of Nets = Organization"], id="complement-for-the"
    ),
    pytest.param("the Institute for the Environment", ["Institute for the Environment = Organization"], id="bare-head-with-complement"),
    pytest.param("the Ministry of Trade, Tourism", ["Ministry of Trade = GovernmentBody"], id="comma-ends-the-complement"),
    pytest.param("the Ministry of Trade and Tourism", ["Ministry of Trade and Tourism = GovernmentBody"], id="and-inside"),
    pytest.param("the Ministry of Trade and Kenya", ["Ministry of Trade = GovernmentBody", "Kenya = Country"], id="and-before-a-state"),
    pytest.param(
        "the Ministry of Trade and President Ana Pop",
        ["Ministry of Trade = GovernmentBody", "President Ana Pop = Person: Ana Pop (President)"],
        id="and-before-a-title",
    ),
    pytest.param("the Harbour Ministry and Trade", ["Harbour Ministry = GovernmentBody"], id="and-is-no-first-connector"),
    pytest.param("the Harbour Ministry to Kenya", ["Harbour Ministry = GovernmentBody", "Kenya = Country"], id="to-only-in-documents"),
    pytest.param("the Ministry (MOT) agreed", NOTHING, id="bare-head"),
    pytest.param("the US Summit opened", ["US = Country: United States"], id="bare-event-of-a-state"),
    pytest.param("the Harbour Institute (HIN-2) agreed", ["Harbour Institute (HIN-2) = Organization: Harbour Institute"], id="acronym"),
    pytest.param("the Harbour Institute (see below)", ["Harbour Institute = Organization"], id="brackets-without-acronym"),
    pytest.param("the Union of Ports Ministry", ["Union of Ports Ministry = GovernmentBody"], id="known-owner"),
    pytest.param("the Porters Council", ["Porters = Group"], id="people-of-no-state-own-nothing"),
    pytest.param("the 5th Harbour Forum; Harbour 5th Forum", ["Harbour Forum = Event", "Harbour 5th Forum = Event"], id="number-inside"),
    pytest.param("The White House Office", ["White House Office = GovernmentBody"], id="article-in-capitals"),
    pytest.param("the Harbour Court sat", ["Harbour Court = GovernmentBody: Supreme Court of Kenya"], id="known-by-a-hidden-name"),
    pytest.param("the Ministry of", NOTHING, id="cut-behind-of"),
    pytest.param("Harbour, Ministry", NOTHING, id="comma-parts"),
]

LISTS = [
    pytest.param("China, Kenya and Poland agreed", ["China, Kenya and Poland = Country: China + Kenya + Poland"], id="three"),
    pytest.param("China, Kenya, and Poland", ["China, Kenya, and Poland = Country: China + Kenya + Poland"], id="comma-before-and"),
    pytest.param("China; Kenya; the US", ["China; Kenya; the US = Country: China + Kenya + United States"], id="semicolons"),
    pytest.param(
        "China, Kenya and the European Union",
        ["China, Kenya and the European Union = Country: China + Kenya + European Union"],
        id="state-and-organisation",
    ),
    pytest.param(
        "China, Kenya, Poland and many other countries agreed",
        ["China, Kenya, Poland and many other countries = Country: China + Kenya + Poland + many other countries"],
        id="others",
    ),
    pytest.param(
        "of China, of Kenya and of Poland", ["China, of Kenya and of Poland = Country: China + Kenya + Poland"], id="repeated-preposition"
    ),
    pytest.param("China and Kenya agreed", ["China = Country", "Kenya = Country"], id="two-are-no-list"),
    pytest.param("China met Kenya and Poland", ["China = Country", "Kenya = Country", "Poland = Country"], id="verb-between"),
    pytest.param(
        "Chinese, Kenyan and Polish ports",
        ["Chinese = Country: China", "Kenyan = Country: Kenya", "Polish = Country: Poland"],
        id="adjectives",
    ),
    pytest.param(
        "China, Kenya and Mr. Tom Finch",
        ["China = Country", "Kenya = Country", "Mr. Tom Finch = Person: Tom Finch"],
        id="states-and-person",
    ),
    pytest.param(
        "the Harbour Summit, Kenya and Poland", ["Harbour Summit = Event", "Kenya = Country", "Poland = Country"], id="event-is-no-actor"
    ),
    pytest.param(
        "Mr. Tom Finch, Mr. Bo Seib and Ms. Ann Bly",
        ["Mr. Tom Finch, Mr. Bo Seib and Ms. Ann Bly = Person: Tom Finch + Bo Seib + Ann Bly"],
        id="persons",
    ),
]

TRAPS = [
    pytest.param("the star Michael Jordan played", NOTHING, id="surname-of-a-person"),
    pytest.param("Mr. Michael Jordan played", ["Mr. Michael Jordan = Person: Michael Jordan"], id="surname-behind-a-title"),
    pytest.param("Secretary Chad Wolf spoke", ["Secretary Chad Wolf = Person: Chad Wolf (Secretary)"], id="given-name"),
    pytest.param("Yesterday Jordan agreed", ["Jordan = Country"], id="start-of-sentence-is-no-given-name"),
    pytest.param('"Visiting Jordan helps"', ["Jordan = Country"], id="start-of-quotation-is-no-given-name"),
    pytest.param("Foreign Minister Jordan agreed", ["Jordan = Country"], id="title-before-state"),
    pytest.param("Visiting Jordan helps", ["Jordan = Country"], id="start-of-text-is-no-given-name"),
    pytest.param("the A-Team Jordan met", ["Jordan = Country"], id="compound-is-no-given-name"),
    pytest.param("the pro-Kenya camp", NOTHING, id="state-inside-a-word"),
    pytest.param("the ports of Latin America", NOTHING, id="trap"),
    pytest.param("he ate French fries", NOTHING, id="trap-of-an-adjective"),
    pytest.param("On Monday, in May", NOTHING, id="days-and-months"),
    pytest.param("tell us more", NOTHING, id="us-is-no-state"),
    pytest.param("The talks went well. They go on.", NOTHING, id="no-name-at-all"),
    pytest.param("", NOTHING, id="empty"),
    pytest.param("  \n", NOTHING, id="blank"),
    pytest.param("(", NOTHING, id="a-bracket"),
]


@pytest.mark.parametrize(("text", "expected"), [*ACTORS, *HYPHENS, *PLACES, *TITLES, *PERSONS, *PLURALS, *RUNS, *LISTS, *TRAPS])
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert brief(text, find(text)) == expected


LIMITS = [
    pytest.param("Prime Minister Ann May spoke", ["Prime Minister Ann May = Person: Ann May (Prime Minister)"], id="name-of-a-month"),
]


@pytest.mark.xfail(strict=True, reason="a day or month is never a name")
@pytest.mark.parametrize(("text", "expected"), LIMITS)
def test_names_are_not_yet_found(text: str, expected: list[str]) -> None:
    assert brief(text, find(text)) == expected


LEARNT = [
    pytest.param(
        ["President Amina Otieno spoke."],
        "Otieno met Amina Otieno",
        ["Otieno = Person: Amina Otieno", "Amina Otieno = Person"],
        id="surname-and-full-name",
    ),
    pytest.param(
        ["President Amina Otieno spoke."], "Mr. Otieno agreed", ["Mr. Otieno = Person: Amina Otieno"], id="surname-behind-an-honorific"
    ),
    pytest.param(
        ["President Amina Otieno spoke."], "Mr. Tom Otieno agreed", ["Mr. Tom Otieno = Person: Tom Otieno"], id="another-of-the-name"
    ),
    pytest.param(["President Amina Otieno spoke."], "Otieno Plaza opened", NOTHING, id="part-of-another-name"),
    pytest.param(
        ["President Amina Otieno spoke."],
        "the Ministry of Trade and Otieno",
        ["Ministry of Trade = GovernmentBody", "Otieno = Person: Amina Otieno"],
        id="surname-behind-and",
    ),
    pytest.param(
        ["President Amina Otieno spoke."],
        "OTIENO spokesperson Ann Bly",
        ["OTIENO spokesperson Ann Bly = Person: Ann Bly (OTIENO spokesperson of OTIENO)"],
        id="capitals-are-another-name",
    ),
    pytest.param(
        ["President Amina Otieno spoke."],
        "Otieno spokesperson Ann Bly",
        ["Otieno = Person: Amina Otieno", "spokesperson Ann Bly = Person: Ann Bly (spokesperson)"],
        id="a-person-is-no-owner",
    ),
    pytest.param(["President Li Bo spoke."], "Li agreed", ["Li = Person: Li Bo"], id="family-name-first"),
    pytest.param(["President Amina Wanjiru Mary Otieno spoke."], "Amina agreed", NOTHING, id="four-names-do-not-start-with-the-family"),
    pytest.param(["Minister Li Bo met Senator Li Wei."], "Li agreed", ["Li = Person: Li Wei"], id="shared-first-name-goes-to-the-longest"),
    pytest.param(
        ["President Ann Otieno, Senator Tom Otieno."], "Otieno met Tom", ["Tom = Person: Tom Otieno"], id="shared-surname-is-nobodys"
    ),
    pytest.param(
        ["President Ann B. Otieno.", "Senator Ann Otieno."], "Otieno agreed", ["Otieno = Person: Ann B. Otieno"], id="middle-name"
    ),
    pytest.param(["Mr. Finch spoke."], "Finch agreed", ["Finch = Person"], id="surname-alone"),
    pytest.param(["President So Otieno spoke."], "So they agreed", NOTHING, id="name-that-is-a-first-word"),
    pytest.param(
        ["Presidents Ana Pop of Romania, Jacek Lis of Poland and Amina Otieno of Kenya."],
        "Lis agreed",
        ["Lis = Person: Jacek Lis"],
        id="member-of-a-list",
    ),
    pytest.param(["the Harbour Institute (HIN) agreed"], "HIN agreed", ["HIN = Organization: Harbour Institute"], id="acronym"),
    pytest.param(
        ["the Fifth Harbour Group (5HG)"], "the 5HG agreed", ["5HG = Organization: Fifth Harbour Group"], id="acronym-with-a-digit"
    ),
    pytest.param(
        ["the Harbour Institute (HIN), the Honey Institute (HIN)"],
        "HIN agreed",
        ["HIN = Organization: Harbour Institute"],
        id="first-acronym-stays",
    ),
    pytest.param(["the Harbour Institute (HIN) agreed"], "the HINS agreed", NOTHING, id="another-acronym"),
    pytest.param(
        ["the Chinese Harbour Ministry"],
        "the Harbour Ministry",
        ["Harbour Ministry = GovernmentBody: Chinese Harbour Ministry"],
        id="body-without-its-state",
    ),
    pytest.param(
        ["the Harbour Ministry of Kenya"],
        "the Harbour Ministry",
        ["Harbour Ministry = GovernmentBody: Harbour Ministry of Kenya"],
        id="body-without-the-state-behind",
    ),
    pytest.param(
        ["the Chinese Harbour Ministry", "the Harbour Ministry of Kenya"],
        "the Harbour Ministry",
        ["Harbour Ministry = GovernmentBody"],
        id="shared-body-is-nobodys",
    ),
    pytest.param([], "Otieno met HIN", NOTHING, id="nothing-learnt"),
]


@pytest.mark.parametrize(("before", "text", "expected"), LEARNT)
def test_a_document_teaches_names(before: list[str], text: str, expected: list[str]) -> None:
    assert brief(text, find(text, *before)) == expected


def test_members_and_offices_have_their_places() -> None:
    text = "Kenyan Minister Ann Bly, Mr. Tom Finch and Ms. Mia Roe, Head of Cabinet, met China, Kenya, Poland and other states"
    persons, states = find(text)
    assert [text[part.start : part.end] for part in persons.parts] == [
        "Kenyan Minister Ann Bly",
        "Mr. Tom Finch",
        "Ms. Mia Roe, Head of Cabinet,",
    ]
    assert [text[o.start : o.end] for part in persons.parts for o in part.offices] == ["Kenyan Minister", "Head of Cabinet"]
    assert [text[part.start : part.end] for part in states.parts] == ["China", "Kenya", "Poland", "other states"]
    assert [part.kind for part in states.parts] == ["Country", "Country", "Country", "Group"]
    assert {name.form for name in (persons, states)} == {"list"}


def test_an_acronym_is_kept_as_alias() -> None:
    institute, union = find("the Harbour Institute (HIN) and the European Union (EU)")
    assert (institute.alias, union.alias) == ("HIN", "EU")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param("the Chinese in Beijing and China", ["gazetteer adjective", "metonym name", "gazetteer name"], id="forms"),
        pytest.param("Algerians of a US-led crew", ["people adjective", "hyphen adjective"], id="people-and-hyphen"),
        pytest.param("Mr. Tom Finch at the Coral Sea", ["title name", "run name"], id="title-and-run"),
        pytest.param("in Amman, Jordan", ["place name"], id="place"),
    ],
)
def test_a_name_says_its_rule_and_form(text: str, rules: list[str]) -> None:
    assert [f"{name.rule} {name.form}" for name in find(text)] == rules


@pytest.mark.parametrize("end", range(0, 190, 3))
def test_a_text_may_end_anywhere(end: int) -> None:
    text = (
        "The Presidents Ana Pop of Romania and Jacek Lis of the US, Head of the Ministry of Trade (MOT), met "
        "Mr. A. Finch, Jr., the UN envoy to Syria; China, Kenya, Poland and many other states in Amman, Jordan"
    )[:end]
    names = find(text, text)
    assert all(0 <= name.start < name.end <= end for name in names)
    assert all(name.end <= after.start for name, after in pairwise(names))


def test_keys_are_slugs_or_ids() -> None:
    names = find("Mr. Tom Finch, China, the Harbour Ministry, the Coral Sea, the Borealis Airlines")
    keys = [referent.key for name in names for referent in name.referents]
    assert keys == ["person/tom-finch", "country/CN", "government-body/harbour-ministry", "place/coral-sea", "company/borealis-airlines"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("titles: [President]", "'title_words' is missing", id="list-missing"),
        pytest.param("", "'titles' is missing", id="empty"),
        pytest.param("titles: President", "'titles' is missing", id="no-list"),
        pytest.param("titles: [", "not readable as YAML", id="no-yaml"),
    ],
)
def test_a_bad_file_of_word_lists_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text(text)
    with pytest.raises(OntologyError, match=message):
        read_lexicon(path)


def test_word_lists_are_derived() -> None:
    assert {"Ministry", "Treaty", "Summit", "Sea"} <= LEXICON.heads
    assert "spokesperson" in LEXICON.titles_lower
    assert "Presidents" in LEXICON.plural_titles
