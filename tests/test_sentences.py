"""Whole sentences of news -> their statements, by the real model: one row for each rule that needs more than one part to work."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from kg.extract.extractor import Extractor
from kg.gazetteer import read_gazetteer
from kg.model import Document, Relation
from kg.settings import Settings

BEFORE = "President of Peru Ann Roe met President of Chile Bob Lee in Lima. "
ROWS = [
    pytest.param("Representatives of Peru, Chile and Kenya discussed the war.", "Peru | meets | Chile", id="who-speaks-for-states"),
    pytest.param("The delegation comprises Senator Ann Roe and Senator Bob Lee.", "Bob Lee | participates | delegation", id="members"),
    pytest.param("The move drew condemnation from Chile.", "Chile | criticises | move", id="inverse"),
    pytest.param("Peru thanked Chile for its support for Kenya.", "Chile | supports | Kenya", id="whose-support-one-thanks-for"),
    pytest.param("Peru accused Chile of harming Kenya by its deployment of troops.", "Chile | mobilizes | troops", id="whose-deployment"),
    pytest.param("With the support of Chile, Peru attacked Kenya.", "Chile | supports | Peru", id="with-whose-support"),
    pytest.param("Peru stressed the support of Chile for Kenya.", "Chile | supports | Kenya", id="only-mentioned"),
    pytest.param("Ann Roe, a fierce critic of Chile, left Peru.", "Ann Roe | criticises | Chile", id="apposition"),
    pytest.param("Peru and Chile have assisted each other.", "Chile | aids | Peru", id="each-other"),
    pytest.param("Consensus was reached between Peru and Chile on the border.", "Peru | agrees | Chile", id="agreed-passive"),
    pytest.param("The summit was held with the participation of Ann Roe.", "Ann Roe | participates | summit", id="participation"),
    pytest.param("What Chile wants is a quick peace.", "Chile | hopes | quick peace", id="cleft"),
    pytest.param("Peru said that it is necessary for Chile to leave Kenya.", "Peru | urges | Chile", id="necessary"),
    pytest.param("On Friday Ann Roe is expected to visit Chile.", "Ann Roe | visits | Chile", id="expected"),
    pytest.param(BEFORE + "The parties agreed to build a bridge.", "Ann Roe | agrees | Bob Lee", id="the-parties"),
    pytest.param(BEFORE + "The President of Peru thanked Kenya.", "Ann Roe | praises | Kenya", id="office-of-a-state"),
    pytest.param("Chile's trade adviser Bob Lee met Ann Roe, CEO of Acme.", "Ann Roe | represents | Acme", id="unknown-body"),
    pytest.param("Minister for Education, Dr Ann Roe, visited Chile.", "Ann Roe | visits | Chile", id="office-then-honorific"),
    pytest.param("Malaysian Prime Minister Dato' Sri Ali Omar visited Chile.", "Ali Omar | visits | Chile", id="ranks"),
    pytest.param("Chilean trade minister Bob Lee visited Lima.", "Bob Lee | represents | Chile", id="lower-case-title"),
    pytest.param("They urged the lifting of sanctions on Peru imposed by Chile.", "Chile | sanctions | Peru", id="imposed-by"),
    pytest.param("It is based on the talk that President Roe had with President Lee.", "Roe | meets | Lee", id="that-is-relative"),
    pytest.param(
        "The foreign minister of Peru said that he supports Chile.", "foreign minister of Peru | supports | Chile", id="he-is-an-office"
    ),
    pytest.param("Ann Roe and Bob Lee left Lima. They visited Kenya.", "Bob Lee | visits | Kenya", id="they-are-all"),
    pytest.param(BEFORE + "The two heads of state agreed to build a bridge.", "Ann Roe | agrees | Bob Lee", id="two-heads-of-state"),
    pytest.param("They praised the decision made by Peru to provide Kenya with aid.", "Peru | aids | Kenya", id="decided-by"),
    pytest.param("Peru joined Chile in voting against the resolution.", "Chile | opposes | resolution", id="joined-in"),
    pytest.param("Peru condemned the coup along with Chile.", "Chile | criticises | coup", id="along-with"),
    pytest.param("Peru provides aid for Chile to rebuild its ports.", "Peru | aids | Chile", id="for-to"),
    pytest.param("Head of the President's Office Bob Lee met Ann Roe.", "Bob Lee | represents | President's Office", id="staff"),
    pytest.param("The Mayor of Lima Bob Lee met Ann Roe.", "Bob Lee | represents | Lima", id="town"),
    pytest.param("Ann Roe met Minister for Digitalisation Bob Lee.", "Ann Roe | meets | Bob Lee", id="portfolio"),
    pytest.param("Ann Roe paid an Official Visit to Chile.", "Ann Roe | visits | Chile", id="visit-with-a-capital"),
    pytest.param("Ann Roe met the Rt Hon. Julie Bishop MP, Minister for Trade of Peru.", "Julie Bishop | represents | Peru", id="surname"),
    pytest.param("Ann Roe met the Chief Minister of Bihar, Shri Jitan Manjhi.", "Jitan Manjhi | represents | Bihar", id="province"),
    pytest.param(
        "The envoy met Peru's Minister of Trade, Ann Roe, and Chile's Minister for Defence, Senator Bob Lee.",
        "Bob Lee | represents | Chile",
        id="holders-in-a-row",
    ),
    pytest.param("Peru received Bob Lee and his Chilean counterpart Ann Roe.", "Ann Roe | represents | Chile", id="counterpart"),
    pytest.param("President Roe, the African Union's mediator, left Kenya.", "Roe | represents | African Union", id="mediator"),
    pytest.param(
        "Peru's Foreign Ministry denied it. In a statement, ministry spokesperson Bob Lee deplored the war.",
        "Bob Lee | represents | Peru's Foreign Ministry",
        id="ministry-spokesperson",
    ),
    pytest.param(
        "They are alarmed by Peru's invasion of the territory of Chile, by its attacks against civilians.",
        "Peru | attacks | civilians",
        id="its-in-a-row",
    ),
    pytest.param("Kenya rejected the joint request of Peru and Chile.", "Kenya | opposes | Chile", id="owners-in-a-row"),
    pytest.param(
        "Peru calls on all parties, including the Governments of Chile and Kenya, to endorse it.", "Peru | urges | Kenya", id="including"
    ),
    pytest.param("They praised Peru's donation of vaccines to Chile.", "Peru | aids | Chile", id="of-and-to"),
    pytest.param("Chile was given a million vaccines by Peru.", "Peru | aids | Chile", id="was-given"),
    pytest.param("Turkey suspects that Greece armed the islands.", "Türkiye | accuses | Greece", id="suspects"),
    pytest.param("Peruvian drones attacked Chile.", "Peru | attacks | Chile", id="arms"),
    pytest.param("Peru said it is ready to help Chile.", "Peru | pledges | to help Chile", id="it-is-ready"),
    pytest.param("Peru and Chile are opposed to Kenya expanding its bases.", "Chile | opposes | Kenya", id="gerund-with-subject"),
    pytest.param("Peru congratulated Chile on joining NATO.", "Chile | participates | NATO", id="congratulated-on"),
    pytest.param(
        "President of the Republic of Korea (ROK) Moon Jae-in met Ann Roe.",
        "Moon Jae-in | represents | South Korea",
        id="acronym-behind-a-state",
    ),
    pytest.param("Director of the USAID Northern Task Force Bob Lee met Ann Roe.", "Bob Lee | meets | Ann Roe", id="end-of-a-body"),
    pytest.param("Not long ago Peru proposed a treaty.", "Peru | proposes | treaty", id="not-long-ago"),
    pytest.param("President of Peru Ann Roe left. The Head of State met Bob Lee.", "Ann Roe | meets | Bob Lee", id="head-of-state"),
    pytest.param("Peru supports pressure on Chile.", "Peru | supports | pressure", id="whom-it-hits"),
    pytest.param("Minister in the Prime Minister's Office Ali Omar visited Peru.", "Ali Omar | visits | Peru", id="staff-behind-in"),
    pytest.param(
        "The Minister for Trade, Second Minister for Education, and Minister for Health, Dr Ali Omar, visited Peru.",
        "Ali Omar | visits | Peru",
        id="several-offices",
    ),
    pytest.param("Ann Roe visited the city of Bucha.", "Ann Roe | visits | Bucha", id="city-of"),
    pytest.param("Peru will continue to stand up to Chile when it threatens our friends.", "Peru | opposes | Chile", id="stand-up-to"),
    pytest.param("The agreement entered into force. It condemns the war.", "agreement | criticises | war", id="it-is-a-document"),
    pytest.param("Chile and Kenya clashed. Peru calls on the two countries to stop.", "Peru | urges | Chile", id="two-others"),
    pytest.param("Peru met with visiting Chilean Foreign Minister Bob Lee.", "Peru | meets | Bob Lee", id="visiting"),
    pytest.param(
        "President Ann Roe met President Bob Lee. It was agreed to continue contacts.", "Ann Roe | agrees | Bob Lee", id="it-was-agreed"
    ),
    pytest.param("Peru condemned the attacks carried out by Kenya against Chile.", "Kenya | attacks | Chile", id="carried-out-by"),
    pytest.param(
        "Ann Roe was received by H. E. Minister of Trade of Peru, Ambassador Luis Vieira.",
        "Luis Vieira | represents | Peru",
        id="office-then-title",
    ),
    pytest.param(
        "President Ann Roe met President Bob Lee. Minister Cat Moe thanked Premier Dan Poe. The two presidents agreed to build a bridge.",
        "Ann Roe | agrees | Bob Lee",
        id="two-presidents",
    ),
    pytest.param("If Chile withdraws its support for Kenya, it will fall.", "Chile | supports | Kenya", id="taken-for-granted"),
    pytest.param(
        "Envoy Ann Roe spoke with Abdul Hamid and Fathi Bashagha. Both committed to building a bridge.",
        "Fathi Bashagha | pledges | building a bridge",
        id="both-named",
    ),
    pytest.param("Peru appreciates Chile's hosting the summit.", "Chile | hosts | summit", id="gerund-with-owner"),
    pytest.param("Kenya opposes Peru interference in Chile's affairs.", "Peru | interferes | Chile", id="name-before-a-noun"),
    pytest.param("Peru and Chile co-chaired the summit.", "Chile | hosts | summit", id="prefix"),
    pytest.param(BEFORE + "Both committed to building a bridge.", "Bob Lee | pledges | building a bridge", id="both-persons"),
    pytest.param("Peru will continue to honour its word.", "Peru | pledges | to honour its word", id="will-continue"),
    pytest.param("The Peru/Chile talks were held in Lima.", "Peru | meets | Chile", id="slash"),
    pytest.param("Deputy NSC Director Ann Roe met Bob Lee.", "Ann Roe | represents | NSC", id="acronym-inside"),
    pytest.param(
        "Prime Minister and Minister of Trade of Peru, His Excellency Sheikh Ali Omar, left Chile.",
        "Ali Omar | represents | Peru",
        id="title-behind-a-style",
    ),
]
CONTENTS = [
    pytest.param("Peru praised a plan with a long title, which has angered many.", "praises", "a plan with a long title", id="remark"),
    pytest.param("Peru welcomed the re-engagement with Chile.", "praises", "the re-engagement with Chile", id="hyphen"),
    pytest.param("Peru urges Chile to leave, lest the war should spread.", "urges", "to leave", id="lest"),
    pytest.param(
        "The leaders of Peru committed to fighting crime, boosting trade, and continuing the talks.",
        "pledges",
        "fighting crime, boosting trade, and continuing the talks",
        id="list",
    ),
    pytest.param("Peru signed the Paris Agreement.", "endorses", "the Paris Agreement", id="document"),
    pytest.param("Peru regards the deal as illegal.", "regards", "illegal", id="as-adjective"),
    pytest.param("They spoke of Chile's unprovoked war against Peru.", "attacks", "Chile's unprovoked war against Peru", id="deed"),
]
DATES = [
    pytest.param("Peru hit back on Tuesday, saying Chile should stop the war.", "urges", "2022-05-03", id="saying"),
    pytest.param("We saw it today, when Ann Roe hosted Bob Lee.", "hosts", "2022-05-04", id="when"),
    pytest.param("Ties are tense after Peru's shelling of a port in the south of Chile in March.", "attacks", "2022-03", id="noun"),
    pytest.param("Ann Roe had the opportunity to meet Bob Lee, yesterday.", "meets", "2022-05-03", id="opportunity"),
    pytest.param("The chairman of Peru said on Tuesday that he supports Chile.", "supports", "2022-05-03", id="said-of-oneself"),
    pytest.param("Peru announced the plan to impose tariffs on Chile on May 2.", "announces", "2022-05-02", id="plan"),
    pytest.param("Ann Roe will brief the council on Friday and then announce a date.", "announces", "2022-05-06", id="goes-on"),
    pytest.param("Peru welcomes the summit held in May 2019.", "praises", None, id="event"),
    pytest.param("Chile commends the actions of Peru on May 3 against Kenya.", "praises", None, id="present"),
    pytest.param("This year marks the anniversary, and Peru and Chile have agreed to build a bridge.", "agrees", None, id="subject"),
    pytest.param("Under the order of February 17, 2015 Peru has sanctioned Chile.", "sanctions", None, id="of-a-document"),
]
NOTHING = [
    pytest.param("Thousands of tourists hope to visit Chile.", "visits", id="only-hoped"),
    pytest.param("It is important that Peru supports Chile.", "supports", id="only-important"),
    pytest.param("It is vital for Peru to support Chile.", "supports", id="only-vital"),
    pytest.param("Peru welcomed the initiative to establish a bank.", "establishes", id="only-welcomed"),
    pytest.param("Peru has the right to attack Chile.", "attacks", id="only-a-right"),
    pytest.param("Ann Roe, a Peruvian director living in Lima, left Chile.", "represents", id="a-trade-is-no-office"),
    pytest.param("Those who support Peru are right.", "supports", id="nobody-in-particular"),
    pytest.param("Instead of supporting Peru, Chile left.", "supports", id="instead"),
    pytest.param("Peru supports the things that Chile does.", "supports", id="things"),
    pytest.param("Peru condemned plans to ban imports from Chile.", "sanctions", id="plans-of-others"),
    pytest.param("Peru proposed a resolution to lift sanctions on Chile.", "concedes", id="what-a-proposal-would-do"),
    pytest.param("The aid package was put together by the Ministry of Health.", "sanctions", id="no-sanctions"),
    pytest.param("No country can attack another.", "attacks", id="what-nobody-may"),
    pytest.param("Peru stood up a new office for Chile.", "supports", id="parted"),
    pytest.param("Corruption has its price: it undermines democracy in Chile.", "interferes", id="it-is-no-actor"),
    pytest.param("Peru is ready to report on what it needs to do its part.", "urges", id="what-it-needs"),
]


@cache
def _extractor() -> Extractor:
    return Extractor(Settings(), read_gazetteer())


def _relations(text: str) -> tuple[Relation, ...]:
    document = Document("text", f"A report\nReuters\n\n{text}", "A report", dt.date(2022, 5, 4), "Reuters", "newswire", body=18)
    return _extractor().extract(document).relations


def _find(text: str) -> set[str]:
    return {
        f"{one.subject.label} | {one.predicate} | {one.object.label.removeprefix('the ').removeprefix('The ').removeprefix('a ')}"
        for one in _relations(text)
    }


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_sentence(text: str, wanted: str) -> None:
    assert wanted in _find(text)


@pytest.mark.model
@pytest.mark.parametrize(("text", "predicate"), NOTHING)
def test_nothing(text: str, predicate: str) -> None:
    assert not [row for row in _find(text) if f"| {predicate} |" in row]


@pytest.mark.model
@pytest.mark.parametrize(("text", "predicate", "content"), CONTENTS)
def test_content(text: str, predicate: str, content: str) -> None:
    assert content in [one.content for one in _relations(text) if one.predicate == predicate]


@pytest.mark.model
@pytest.mark.parametrize(("text", "predicate", "date"), DATES)
def test_date(text: str, predicate: str, date: str | None) -> None:
    assert {one.date.value if one.date else None for one in _relations(text) if one.predicate == predicate} == {date}


@pytest.mark.model
def test_a_headline_has_the_month_of_all_it_speaks_of() -> None:
    title = "Ann Roe's Travel to Peru and Chile"
    body = "Ann Roe will travel to Lima, Peru on June 2. Ann Roe will travel to Santiago, Chile on June 5."
    text = f"{title}\nUtopian Ministry\n\n{body}"
    document = Document("text", text, title, dt.date(2022, 5, 4), "Utopian Ministry", "release", body=text.index(body))
    visits = [one for one in _extractor().extract(document).relations if one.predicate == "visits" and one.turn == 0]
    assert {one.date.value if one.date else None for one in visits} == {"2022-06"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("said", "thanks"),
    [
        ("Thank you for your help.", {("Ann Roe", "Bob Lee")}),
        ("Mr President, thank you for your help.", {("Ann Roe", "Bob Lee")}),
        ("Thank you.", set()),
        ("Thank you for your question.", set()),
    ],
)
def test_thanks_go_to_the_other_who_speaks(said: str, thanks: set[tuple[str, str]]) -> None:
    title = "Secretary Ann Roe and Minister Bob Lee Before Their Meeting"
    body = f"SECRETARY ROE: Good morning. {said}\n\nMINISTER LEE: Good morning to all."
    text = f"{title}\nU.S. Department of State\n\n{body}"
    document = Document("text", text, title, dt.date(2022, 5, 4), "U.S. Department of State", "transcript", body=text.index(body))
    found = _extractor().extract(document).relations
    assert {(one.subject.label, one.object.label) for one in found if one.predicate == "praises"} == thanks


@pytest.mark.model
def test_what_one_is_accused_of_is_the_word_of_who_accuses() -> None:
    (attack,) = (one for one in _relations("Peru accused Chile of attacking Kenya.") if one.predicate == "attacks")
    assert [source.referent.label for source in attack.sources] == ["Peru", "Reuters"]


@pytest.mark.model
def test_we_of_an_official_is_the_state_of_the_publisher() -> None:
    title, body = "On the talks", '"We thank Peru for its help," Bob Lee said.'
    text = f"{title}\nMinistry of Foreign Affairs of Chile\n\n{body}"
    document = Document("text", text, title, dt.date(2022, 5, 4), "Ministry of Foreign Affairs of Chile", "release", body=text.index(body))
    found = _extractor().extract(document).relations
    assert {one.subject.label for one in found if one.predicate == "praises"} == {"Chile"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate", "moods"),
    [
        ("Chile does not want to leave Kenya, but wants to help Peru.", "hopes", {("actual", True), ("actual", False)}),
        ("Peru said it will help Chile and expects Kenya to leave.", "hopes", {("actual", False)}),
        ("In Lima Ann Roe took this opportunity to express strong support for Peru.", "supports", {("actual", False)}),
    ],
    ids=["but wants", "and expects", "opportunity"],
)
def test_mood_and_polarity(text: str, predicate: str, moods: set[tuple[str, bool]]) -> None:
    assert {(one.modality, one.negative) for one in _relations(text) if one.predicate == predicate} == moods
