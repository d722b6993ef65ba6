"""Two hand-made documents with all that a graph can hold, for the tests of `kg.graph` and `kg.share`."""

import datetime as dt

from kg.gazetteer import Actor, Gazetteer
from kg.graph.resolve import relink, resolve
from kg.graph.statements import make_statements
from kg.model import Build, DateValue, Document, Extraction, Mention, Modality, Referent, Relation, Source, Span, Turn

GAZETTEER = Gazetteer(
    [
        Actor(
            "country/NO",
            "Country",
            "Norway",
            names=("Norway", "Kingdom of Norway"),
            adjectives=("Norwegian",),
            people=("Norwegians",),
            metonyms=("Oslo",),
            wikidata=("Q20",),
            notations=("NO", "NOR"),
        ),
        Actor("country/CL", "Country", "Chile", ("Chile", "Republic of Chile"), ("Chilean",), (), ("Santiago",), ("Q298",), ("CL", "CHL")),
        Actor("country/PE", "Country", "Peru", ("Peru",), ("Peruvian",), (), (), ("Q419",), ("PE", "PER")),
        Actor("government-body/no-navy", "GovernmentBody", "Norwegian Navy", ("Norwegian Navy",), parent="country/NO"),
    ]
)
NORWAY, CHILE, PERU = (Referent(f"country/{code}", "Country", name) for code, name in (("NO", "Norway"), ("CL", "Chile"), ("PE", "Peru")))
BERG = Referent("person/ada-berg", "Person", "Ada Berg")
SURNAME = Referent("person/berg", "Person", "Berg")
LUND = Referent("person/tor-lund", "Person", "Tor Lund")
TIMES = Referent("news-outlet/harbour-times", "NewsOutlet", "Harbour Times")
STATES = Referent("group/twelve-states", "Group", "twelve states")
LETTER = Referent("document/harbour-letter", "Document", "Harbour Letter")
PIRACY = Referent("topic/piracy", "Topic", "piracy")

TEXT = (
    "Briefing of the ministry\n\nQuestion: Has Peru replied?\n\n"
    "Ada Berg: Norway supports Chile. According to the Harbour Times, Tor Lund said"
    " that Chile attacked Peru. Norway will meet Chile in May. The Kingdom of Norway supports Chile’s bid. Berg regrets it. The Harbour"
    " Letter of twelve states opposes piracy. They did not sanction Peru on 2 March 2020."
)
BRIEFING = Document(
    "briefing-2020-03-04",
    TEXT,
    "Briefing of the ministry",
    dt.date(2020, 3, 4),
    "Ministry of Harbours",
    "https://example.org/b 1",
    "transcript",
    26,
)
NOTE = Document("note", "Chile praises Norway — and “Peru”.\tÆ\\", kind="newswire")


def place(part: str, text: str = TEXT) -> Span:
    """Find a part of a text."""
    start = text.index(part)
    return Span(start, start + len(part))


def mention(part: str, *referents: Referent, rule: str = "gazetteer", text: str = TEXT) -> Mention:
    """Make a mention of the first place where a text has these words."""
    span = place(part, text)
    return Mention(span.start, span.end, part, referents, rule)


def relation(
    sentence: str,
    subject: Referent,
    predicate: str,
    object_: Referent,
    *sources: Source,
    content: str = "",
    text: str = TEXT,
    negative: bool = False,
    modality: Modality = "actual",
    own_word: bool = True,
    date: DateValue | None = None,
    confidence: float = 0.8,
    turn: int = 1,
) -> Relation:
    """Make a relation that a sentence says."""
    span = place(sentence, text)
    return Relation(
        subject=subject,
        predicate=predicate,
        object=object_,
        content=content,
        negative=negative,
        modality=modality,
        sources=sources or (Source(BERG),),
        own_word=own_word,
        date=date,
        turn=turn,
        passage=span,
        trigger=span,
        rule=f"{predicate}.verb",
        confidence=confidence,
    )


MAY = DateValue("2020-05", dt.date(2020, 5, 1), dt.date(2020, 5, 31))
SECOND_OF_MARCH = DateValue("2020-03-02", dt.date(2020, 3, 2), dt.date(2020, 3, 2))
NESTED = (Source(LUND, place("Tor Lund said")), Source(TIMES, place("According to the Harbour Times")), Source(BERG))

RELATIONS = (
    relation("Norway supports Chile.", NORWAY, "supports", CHILE, confidence=0.7),
    relation("According to the Harbour Times, Tor Lund said that Chile attacked Peru.", CHILE, "attacks", PERU, *NESTED, own_word=False),
    relation("Norway will meet Chile in May.", NORWAY, "meets", CHILE, modality="future", date=MAY),
    relation("The Kingdom of Norway supports Chile’s bid.", NORWAY, "supports", CHILE, content="Chile’s bid", confidence=0.9),
    relation("Berg regrets it.", SURNAME, "criticises", PIRACY, content="it", confidence=0.4),
    relation("The Harbour Letter of twelve states opposes piracy.", LETTER, "opposes", PIRACY, Source(LETTER), content="piracy"),
    relation("They did not sanction Peru on 2 March 2020.", STATES, "sanctions", PERU, negative=True, own_word=False, date=SECOND_OF_MARCH),
)
EXTRACTIONS = (
    Extraction(
        BRIEFING,
        (
            Turn(0, 36, 54, "question", None, (), place("Question:")),
            Turn(1, place("Norway supports").start, len(TEXT), "answer", BERG, (NORWAY,), place("Ada Berg:")),
        ),
        (
            mention("Peru", PERU),
            mention("Ada Berg", BERG, rule="title"),
            mention("Norway", NORWAY),
            mention("Chile", CHILE),
            mention("the Harbour Times", TIMES, rule="ner"),
            mention("Tor Lund", LUND, rule="ner"),
            mention("Kingdom of Norway", NORWAY),
            mention("Chile’s", CHILE),
            mention("Berg", SURNAME, rule="ner", text=TEXT),
            mention("The Harbour Letter", LETTER, rule="document"),
            mention("twelve states", STATES, rule="group"),
            mention("They", STATES, PERU, rule="coref"),
        ),
        RELATIONS,
    ),
    Extraction(
        NOTE,
        (Turn(0, 0, len(NOTE.text), "narration"),),
        (mention("Chile", CHILE, text=NOTE.text), mention("Norway", NORWAY, text=NOTE.text)),
        (relation("Chile praises Norway", CHILE, "praises", NORWAY, Source(TIMES), text=NOTE.text, turn=0, own_word=False),),
    ),
)


def example() -> Build:
    """Join the two documents, as the pipeline does."""
    resolution = resolve(EXTRACTIONS, GAZETTEER)
    statements = make_statements(EXTRACTIONS, resolution.ids)
    return Build(tuple(relink(e, resolution) for e in EXTRACTIONS), resolution.entities, statements, resolution.problems)
