"""Documents -> turns: who speaks, in which role, for whom, over which words."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from kg.gazetteer import Actor, Gazetteer
from kg.model import Document, Turn
from kg.read.documents import read_documents
from kg.read.transcript import read_turns
from kg.settings import Settings, sample


def state(code: str, label: str, *names: str, adjective: str = "", notations: tuple[str, ...] = ()) -> Actor:
    return Actor(f"country/{code}", "Country", label, (label, *names), (adjective,) if adjective else (), notations=(code, *notations))


def other(kind: str, id_: str, *names: str, parent: str = "") -> Actor:
    return Actor(id_, kind, names[0], names, parent=parent)  # type: ignore[arg-type]


GAZETTEER = Gazetteer(
    [
        state("US", "United States", "US", "U.S.", "United States of America", adjective="American", notations=("USA",)),
        state("CN", "China", "PRC", adjective="Chinese", notations=("CHN",)),
        state("FR", "France", adjective="French", notations=("FRA",)),
        state("EE", "Estonia", adjective="Estonian"),
        state("RU", "Russia", "Russian Federation", adjective="Russian"),
        state("AZ", "Azerbaijan", "Republic of Azerbaijan"),
        state("JP", "Japan", adjective="Japanese"),
        state("KE", "Kenya", adjective="Kenyan", notations=("KEN",)),
        state("NP", "Nepal"),
        state("SY", "Syria", adjective="Syrian"),
        other("Organization", "organization/european-union", "European Union", "EU"),
        other("Organization", "organization/arab-league", "Arab League"),
        other("Organization", "organization/nato", "NATO"),
        other("GovernmentBody", "government-body/us-state-department", "U.S. Department of State", "State Department", parent="country/US"),
        other("GovernmentBody", "government-body/white-house", "White House", parent="country/US"),
        other("NewsOutlet", "news-outlet/reuters", "Reuters"),
    ]
)


def document(tmp_path: Path, text: str) -> Document:
    (tmp_path / "d.txt").write_text(text)
    (found,) = read_documents([tmp_path / "d.txt"], Settings())
    assert isinstance(found, Document)
    return found


def turns(tmp_path: Path, title: str, publisher: str, body: str) -> list[Turn]:
    return list(read_turns(document(tmp_path, f"{title}\n{publisher}\n2022-03-04\n\n{body}"), GAZETTEER))


def brief(turn: Turn) -> str:
    sides = ",".join(r.key.partition("/")[2] for r in turn.spoken_for)
    return f"{turn.role} {turn.speaker.key if turn.speaker else None} {sides}".strip()


def check(tmp_path: Path, title: str, publisher: str, body: str, *expected: str) -> None:
    assert [brief(t) for t in turns(tmp_path, title, publisher, body)[1:]] == list(expected)


MFA = "Ministry of Foreign Affairs of the PRC (fmprc.gov.cn)"
STATE = "U.S. Department of State"
WHITE_HOUSE = "The White House"
KREMLIN = "President of Russia (en.kremlin.ru)"

LABELS = [
    pytest.param(
        "Meeting with President of Kenya Ann Roe",
        KREMLIN,
        "Ivan Petrov met with Ann Roe in Sochi.\n\nThey spoke of trade.*** Beginning of Russian-Kenyan talks President of Russia Ivan Petrov: Colleagues, I am glad to see you. President of Kenya Ann Roe: Thank you. We support the talks. Ivan Petrov: Good.",
        [
            "narration government-body/president-of-russia RU",
            "answer person/ivan-petrov RU",
            "answer person/ann-roe KE",
            "answer person/ivan-petrov RU",
        ],
        id="labels-inside-lines",
    ),
    pytest.param(
        "Meeting with Member of the Presidency of Kenya Ann-Mary Roe",
        KREMLIN,
        "Ivan Petrov met with Ann-Mary Roe in Sochi.\n\nPresident of Russia Ivan Petrov: I am glad to see you. Member of the Presidency of Kenya Ann-Mary Roe(retranslated): Thank you. Question (retranslated): Will you join?",
        [
            "narration government-body/president-of-russia RU",
            "answer person/ivan-petrov RU",
            "answer person/ann-mary-roe KE",
            "question person/journalist",
        ],
        id="translated-behind-the-first-words-of-a-line",
    ),
    pytest.param(
        "Talks with President of Kenya Ann-Mary Roe",
        KREMLIN,
        "Ivan Petrov met with Ann-Mary Roe in Sochi.\n\nPresident of Russia Ivan Petrov: I am glad. President of Kenya Ann-Mary Roe Roe Ann-MaryPresident of Kenya(retranslated): Thank you.",
        [
            "narration government-body/president-of-russia RU",
            "answer person/ivan-petrov RU",
            "answer person/ann-mary-roe KE",
        ],
        id="office-glued-behind-the-name",
    ),
    pytest.param(
        "Condolences from Leaders on the Storm",
        STATE,
        "Letter from President Ann Roe to President Li Wen of China\n\n4 March 2022\n\nHis Excellency Li Wen\n\nPresident\n\nI was saddened by the storm.\n\nLetter from Prime Minister Tom Finch to Chinese President Li Wen\n\nI was moved.",
        [
            "narration government-body/us-state-department US",
            "narration person/ann-roe US",
            "narration government-body/us-state-department US",
            "narration person/tom-finch US",
        ],
        id="letters-inside-a-release",
    ),
    pytest.param(
        "Briefing with Special Representative for Kenya Ann Roe on Recent Developments",
        STATE,
        "AMBASSADOR ROE: We are ready to meet them.",
        ["answer person/ann-roe US"],
        id="an-envoy-for-a-state-is-not-its-own",
    ),
    pytest.param(
        "Foreign Ministry Spokesperson Li Wen's Regular Press Conference",
        MFA,
        "Reuters: Will China join the pact?\n\nLi Wen: China welcomes the pact.\n\nWe will study it.\n\nHarbour Review: And when?\n\nLi Wen: Soon.\n\nBay TV: Really?",
        [
            "question news-outlet/reuters",
            "answer person/li-wen CN",
            "question news-outlet/harbour-review",
            "answer person/li-wen CN",
            "question news-outlet/bay-tv",
        ],
        id="outlets",
    ),
    pytest.param(
        "Foreign Ministry Spokesperson Li Wen's Remarks",
        MFA,
        "Journalist: Will China join?\n\nLi Wen: It will.\n\nFollow-up: When?\n\nLi Wen: Soon.",
        ["question person/journalist", "answer person/li-wen CN", "question person/journalist", "answer person/li-wen CN"],
        id="journalist",
    ),
    pytest.param(
        "Foreign Ministry Spokesperson Li Wen's Regular Press Conference",
        MFA,
        "At the invitation of France, the Premier will visit Paris.\n\nQ: Will China join?\n\nA: We noted the reports.\n\nThere is one position: it is known.",
        ["answer person/li-wen CN", "question person/journalist", "answer person/li-wen CN"],
        id="q-and-a",
    ),
    pytest.param(
        "Department Press Briefing - March 4, 2022",
        STATE,
        "Tom Finch, Department Spokesperson\n\nWashington, D.C.\n\nMR FINCH: Good afternoon.\n\nQUESTION: Did you see the letter?\n\nMR FINCH: We did.\n\n(The briefing was concluded at 2:20 p.m.)",
        ["answer person/tom-finch US", "question person/journalist", "answer person/tom-finch US"],
        id="honorific-named-in-the-byline",
    ),
    pytest.param(
        "Department Press Briefing - March 4, 2022",
        STATE,
        "QUESTION: Thank you, Mary. Did you see the letter?\n\nMS HEATH: Thanks, Bob. We did.\n\nOPERATOR: One moment, please.",
        ["question person/journalist", "answer person/mary-heath US", "narration person/operator"],
        id="first-name-from-the-greeting",
    ),
    pytest.param(
        "Press Briefing by Press Secretary Ann Roe-Bell and National Security Advisor Jim Pike",
        WHITE_HOUSE,
        "That response could take many forms, and we have said so.\n\nQ Thanks, Jim. Will you go?\n\nMR. PIKE: I will.\n\nQ And you?\n\nMS. ROE-BELL: I will not.",
        [
            "answer person/jim-pike US",
            "question person/journalist",
            "answer person/jim-pike US",
            "question person/journalist",
            "answer person/ann-roe-bell US",
        ],
        id="bare-q-and-a-cut-beginning",
    ),
    pytest.param(
        "Secretary Ann B. Roe And Estonian Foreign Minister Eva-Liis Tamm Before Their Meeting",
        STATE,
        "SECRETARY ROE: Welcome, Eva-Liis.\n\nFOREIGN MINISTER TAMM: We thank the United States.\n\nMODERATOR: Thank you all.",
        ["answer person/ann-b-roe US", "answer person/eva-liis-tamm EE", "narration person/moderator"],
        id="each-for-the-own-state",
    ),
    pytest.param(
        "Secretary Ann B. Roe And Estonian Prime Minister Eva Tamm At a Joint Press Availability",
        STATE,
        "We have to keep on working together, and I ask for it today.\n\nMODERATOR: Secretary of State Ann Roe, please.\n\nSECRETARY ROE: Good afternoon.",
        ["answer person/eva-tamm EE", "narration person/moderator", "answer person/ann-b-roe US"],
        id="cut-beginning-of-the-other-official",
    ),
    pytest.param(
        "Statements by leaders following talks",
        KREMLIN,
        "The talks took place in Sochi.\n\nPresident of Russia Igor Lvov: Colleagues, I thank you. We agreed. President of the Republic of Azerbaijan Elman Quliyev: Thank you. Igor Lvov: Let us go on.",
        [
            "narration government-body/president-of-russia RU",
            "answer person/igor-lvov RU",
            "answer person/elman-quliyev AZ",
            "answer person/igor-lvov RU",
        ],
        id="run-together-by-the-page",
    ),
    pytest.param(
        "Meeting with Elman Quliyev",
        KREMLIN,
        "President of Russia Igor Lvov: We agreed. Quliyev Quliyev ElmanPresident of Azerbaijan: Thank you very much.",
        ["answer person/igor-lvov RU", "answer person/elman-quliyev AZ"],
        id="office-glued-to-the-name",
    ),
    pytest.param(
        "News conference following talks",
        KREMLIN,
        "Igor Lvov: We have agreed on gas. Question: Mr President, on what terms? Igor Lvov: On good terms.\n\nIgor Lvov: Thank you.",
        ["answer person/igor-lvov RU", "question person/journalist", "answer person/igor-lvov RU", "answer person/igor-lvov RU"],
        id="labels-inside-a-line",
    ),
    pytest.param(
        "TRANSCRIPT OF FRENCH FOREIGN MINISTER LUC MOREL'S PRESS CONFERENCE",
        "Ministry for Europe and Foreign Affairs of France",
        "Foreign Minister Morel:\n\nI am pleased to be here.\n\nQuestion: Will France sign?\n\nForeign Minister Morel (speaking in English): It will.",
        ["answer person/luc-morel FR", "question person/journalist", "answer person/luc-morel FR"],
        id="label-on-a-line-of-its-own",
    ),
]


@pytest.mark.parametrize(("title", "publisher", "body", "expected"), LABELS)
def test_labelled(tmp_path: Path, title: str, publisher: str, body: str, expected: list[str]) -> None:
    check(tmp_path, title, publisher, body, *expected)


UNLABELLED = [
    pytest.param(
        "Condolence Letter on the Passing of Former President of Kenya Ann Roe",
        STATE,
        "Prime Minister Tom Finch has written to the President of Kenya to convey his condolences on the passing of a friend.",
        ["narration government-body/us-state-department US"],
        id="a-letter-on-the-passing-of-someone-is-not-by-her",
    ),
    pytest.param(
        "Our cause is just - speech by the President at the opening of the forum",
        KREMLIN,
        "Mr. President of the Council of Ministers Tom Finch! Ladies and gentlemen! I am glad to have an opportunity to address you here today. I thank you all.",
        ["narration country/RU RU"],
        id="who-is-greeted-does-not-speak",
    ),
    pytest.param("Visit to Paris", "Office of the President of Kenya (president.go.ke)", "President Amina Otieno met her hosts today.", ["narration government-body/office-of-the-president-of-kenya KE"], id="publisher-without-address"),
    pytest.param("Visit to Paris", STATE, "Office of the Spokesperson\n\nThe below is attributable to Spokesperson Tom Finch:\n\nSecretary Roe met her hosts today. We look forward to more.", ["narration person/tom-finch US"], id="attributable"),
    pytest.param("On Fish", STATE, "Ann B. Roe, Secretary of State\n\nThe United States condemns the catch.", ["narration person/ann-b-roe US"], id="byline"),
    pytest.param("More aid for islands", "Kenyan ministers (Archive)", "MEDIA RELEASE MINISTER FOR FOREIGN AFFAIRS AMINA OTIENO\n\nFA 12 4 Mar 2022\n\nKenya will give more aid to the islands.", ["narration person/amina-otieno KE"], id="byline-in-capitals"),
    pytest.param("Statement by President Ann Roe on Fish", WHITE_HOUSE, "Today I signed a law. We stand with our allies.", ["narration person/ann-roe US"], id="statement-by"),
    pytest.param("Readout of President Ann Roe's Call with President Luc Morel of France", WHITE_HOUSE, "The two presidents spoke today about fish and birds.", ["narration government-body/white-house US"], id="readout"),
    pytest.param("Remarks by Minister for Foreign Affairs Hon. Mr. Hari Thapa at the Fish Forum", "Ministry of Foreign Affairs, Nepal (mofa.gov.np)", "Excellencies,\n\nI am glad to be here. I thank our hosts for the invitation.", ["narration person/hari-thapa NP"], id="remarks-by"),
    pytest.param("UN General Debate, session 77 (2022), KEN", "Records of the United Nations", "I thank the President of the Assembly. We in Kenya support peace.", ["narration country/KE KE"], id="general-debate"),
    pytest.param("Statement by Ambassador Luc Morel of France", "Security Council records", "I thank the briefers for their words today. We condemn the attack.", ["narration person/luc-morel FR"], id="ambassador"),
    pytest.param("Fish talks resume", "Reuters", "PARIS (Reuters) - France said on Monday that it would return to the talks.", ["narration news-outlet/reuters"], id="newswire"),
    pytest.param("Fish talks resume", "The Harbour Times (AFP)", "PARIS/TOKYO France and Japan said on Monday that they would talk.\n\nRelated Story Birds are next", ["narration news-outlet/the-harbour-times"], id="newswire-unknown-outlet"),
    pytest.param("Greetings on Fish Day", KREMLIN, 'Igor Lvov congratulated the crews on Fish Day.\n\nThe message reads, in part:"I thank you for your work."', ["narration government-body/president-of-russia RU", "narration person/igor-lvov RU"], id="message"),
    pytest.param("Ocean Week: Day One", STATE, "Note: this text is a summary of the first day.\n\nParis: the ministers met for talks on Monday.\n\nFirst: they agreed on the rules for fish.", ["narration government-body/us-state-department US"], id="colons-are-no-labels"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "publisher", "body", "expected"), UNLABELLED)
def test_unlabelled(tmp_path: Path, title: str, publisher: str, body: str, expected: list[str]) -> None:
    check(tmp_path, title, publisher, body, *expected)


JOINT = [
    pytest.param("Joint Statement on Fish", "Begin text:\n\nWe, the Foreign Ministers of France, Japan, and Kenya, condemn the catch.\n\nEnd text.", ["narration country/FR FR,JP,KE"], id="we-the-ministers"),
    pytest.param("Joint Statement on Syria", "Representatives of the Arab League, the European Union, France and the United States met in Paris to discuss Syria.\n\nBegin text:\n\nWe remain committed to peace in Syria and beyond.", ["narration government-body/us-state-department US", "narration organization/arab-league arab-league,european-union,FR,US"], id="list-before-the-text"),
    pytest.param("Joint Statement by the United States, Japan and Kenya", "The situation is intolerable, and it must end at once.", ["narration country/US US,JP,KE"], id="list-in-the-title"),
    pytest.param("U.S.-Kenya Joint Statement Addressing Fish", "The two countries released the following statement: Begin text: They will work together.", ["narration government-body/us-state-department US", "narration country/US US,KE"], id="begin-text-inside-a-line"),
    pytest.param("Joint Statement by Secretary of State Ann Roe, Japanese Minister for Foreign Affairs Ken Mori, and Kenyan Foreign Minister Amina Otieno", "The three ministers condemn the catch and ask that it end at once.", ["narration country/US US,JP,KE"], id="persons-in-the-title"),
    pytest.param("Joint Statement of the Friends of the Reef", "The heads of delegation met on Monday. We welcomed guests from Japan and Kenya.", ["narration organization/friends-of-the-reef friends-of-the-reef,US"], id="group"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "expected"), JOINT)
def test_joint_statements(tmp_path: Path, title: str, body: str, expected: list[str]) -> None:
    check(tmp_path, title, STATE, body, *expected)


def test_offsets_and_labels(tmp_path: Path) -> None:
    body = "Reuters: Will China join?\n\nLi Wen: It will.\n\nWe are glad."
    found = document(tmp_path, f"Foreign Ministry Spokesperson Li Wen's Remarks\n{MFA}\n2022-03-04\n\n{body}")
    headline, question, answer = read_turns(found, GAZETTEER)
    assert found.text[headline.start : headline.end] == found.title
    assert found.text[question.start : question.end] == "Will China join?"
    assert found.text[answer.start : answer.end] == "It will.\n\nWe are glad."
    assert answer.label
    assert found.text[answer.label.start : answer.label.end] == "Li Wen"
    assert [t.number for t in (headline, question, answer)] == [0, 1, 2]


def test_furniture_is_in_no_turn_and_ends_one(tmp_path: Path) -> None:
    body = "Visit to Paris\n\nThe Minister met her hosts today.\n\n###\n\nShe goes home on Monday, the office said.\n\nPhoto credit: Office\n\nRelated News\n\nBirds return to the bay"
    found = document(tmp_path, f"Visit to Paris\n{STATE}\n2022-03-04\n\n{body}")
    texts = [found.text[t.start : t.end] for t in read_turns(found, GAZETTEER)]
    assert texts == ["Visit to Paris", "The Minister met her hosts today.", "She goes home on Monday, the office said."]


def test_spokesperson_of_no_known_publisher_speaks_for_the_state_named_most(tmp_path: Path) -> None:
    text = "Spokesperson Li Wen's Press Conference\n2022-03-04\n\nQ: Why?\n\nA: China regrets it. China opposes it. China asks France to stop. China will act.\n\nQ: When?\n\nA: China will say."
    found = read_turns(document(tmp_path, text), GAZETTEER)
    assert {brief(t) for t in found if t.role == "answer"} == {"answer person/li-wen CN"}


def test_no_one_named(tmp_path: Path) -> None:
    (turn,) = read_turns(document(tmp_path, "It has long been held that the sea is open to all, and it will stay so."), GAZETTEER)
    assert (turn.role, turn.spoken_for) == ("narration", ())
    assert turn.speaker
    assert turn.speaker.key == "document/d"


def test_sample() -> None:
    (found,) = read_documents([sample()], Settings())
    assert isinstance(found, Document)
    read = read_turns(found, GAZETTEER)
    assert [t.role for t in read] == ["headline", *["question", "answer"] * 9]
    assert {brief(t) for t in read if t.role == "answer"} == {"answer person/zhao-lijian CN"}
    assert {t.speaker.kind for t in read if t.role == "question" and t.speaker} == {"NewsOutlet"}
    assert not any("Suggest" in found.text[t.start : t.end] for t in read)
