"""The namespaces of the graph, each closed: a term that is not listed here raises.

Our own terms are declared in `ontology/diplokg.ttl`; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

# fmt: off
CLASSES = (
    "Statement", "Passage", "Source", "Turn", "Mention", "Evidence", "Entity", "Actor", "Country", "GovernmentBody", "Organization",
    "Company", "Person", "NewsOutlet", "Group", "Document", "Event", "Place", "Topic", "Trap", "Inference"
)
FAMILIES = (
    "verbalCooperation", "materialCooperation", "verbalConflict", "materialConflict", "neutral"
)
PREDICATES = (
    "supports", "endorses", "praises", "opposes", "criticises", "accuses", "denies", "urges", "warns", "meets", "visits", "hosts",
    "participates", "agrees", "cooperates", "aids", "concedes", "hopes", "pledges", "announces", "proposes", "establishes", "regards",
    "sanctions", "protests", "interferes", "spiesOn", "mobilizes", "attacks", "trades", "sends", "investigates", "represents"
)
SYMMETRIC = frozenset({"meets", "agrees", "cooperates"})
PROPERTIES = (
    "relation", "attributedTo", "saidIn", "evidence", "passage", "relayedBy", "polarity", "modality", "standing", "role", "speaker",
    "spokenFor", "speakerLabel", "refersTo", "namedIn", "content", "rule", "confidence", "saidOn", "date", "dateFrom", "dateUntil",
    "number", "bodyStart", "sha256", "adjective", "people", "metonym", "member", "memberOf", "partOf", "hasPart", "plover", "ploverMode",
    "cameo", "score"
)
CONCEPTS = (
    "Polarity", "Positive", "Negative", "Modality", "Actual", "Future", "Wished", "Standing", "OwnWord", "Reported", "Role",
    "Question", "Answer", "Narration", "Headline", "TextKind", "Transcript", "JointStatement", "Release", "Newswire", "Speech"
)
PLOVER_TERMS = (
    "Scheme", "CameoRoots", "VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict", "AGREE", "CONSULT",
    "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
    "COERCE", "ASSAULT"
)
PLOVER_MODES = (
    "CONSULT-visit", "CONSULT-third-party", "CONSULT-multilateral", "CONSULT-phone", "RETREAT-withdraw", "RETREAT-release",
    "RETREAT-disarm", "RETREAT-ceasefire", "RETREAT-access", "RETREAT-resign", "REQUEST-assist", "REQUEST-change", "REQUEST-yield",
    "REQUEST-meet", "ACCUSE-disapprove", "ACCUSE-investigate", "ACCUSE-allege", "REJECT-assist", "REJECT-change", "REJECT-yield",
    "REJECT-meet", "THREATEN-restrict", "THREATEN-arrest", "THREATEN-relations", "THREATEN-expel", "THREATEN-territory",
    "THREATEN-violence", "PROTEST-demo", "PROTEST-riot", "PROTEST-strike", "PROTEST-hunger", "PROTEST-boycott", "PROTEST-obstruct",
    "PROTEST-vandalize", "SANCTION-convict", "SANCTION-expel", "SANCTION-withdraw", "SANCTION-discontinue", "MOBILIZE-troops",
    "MOBILIZE-weapons", "MOBILIZE-police", "MOBILIZE-militia", "COERCE-seize", "COERCE-restrict", "COERCE-censor", "COERCE-curfew",
    "COERCE-martial-law", "COERCE-arrest", "COERCE-deport", "COERCE-withhold", "COERCE-misinformation", "COERCE-cyber",
    "ASSAULT-abduct", "ASSAULT-beat", "ASSAULT-torture", "ASSAULT-sexual", "ASSAULT-targeted", "ASSAULT-destroy",
    "ASSAULT-primitive", "ASSAULT-firearms", "ASSAULT-explosives", "ASSAULT-suicide-attack", "ASSAULT-aerial", "ASSAULT-drone",
    "ASSAULT-heavy-weapons", "ASSAULT-crowd-control", "ASSAULT-unconventional", "AuxiliaryModes", "historical", "future",
    "hypothetical", "negation"
)
# fmt: on


CAMEO_ROOTS = tuple(f"Cameo-{number:02}" for number in range(1, 21))


class Vocabulary:
    """A closed namespace.

    >>> DIP.supports.value
    'https://w3id.org/diplokg/ontology#supports'
    >>> DIP.suports
    Traceback (most recent call last):
    ...
    AttributeError: no term 'suports' in <https://w3id.org/diplokg/ontology#>
    """

    def __init__(self, base: str, *terms: str) -> None:
        self.base = base
        self._terms = {term: NamedNode(base + term) for group in terms for term in group.split()}

    def __getattr__(self, term: str) -> NamedNode:
        return self[term]

    def __getitem__(self, term: str) -> NamedNode:
        terms: dict[str, NamedNode] = self.__dict__.get("_terms", {})
        if term not in terms:
            raise AttributeError(f"no term {term!r} in <{self.__dict__.get('base', '')}>")
        return terms[term]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def local(self, node: object) -> str:
        """Give the name of one of our terms without its namespace; raise ValueError for any other term."""
        if not isinstance(node, NamedNode) or not node.value.startswith(self.base):
            raise ValueError(f"{node} is no term of <{self.base}>")
        return node.value[len(self.base) :]


DIP = Vocabulary("https://w3id.org/diplokg/ontology#", *CLASSES, *FAMILIES, *PREDICATES, *PROPERTIES, *CONCEPTS)
PLOVER = Vocabulary("https://w3id.org/diplokg/plover#", *PLOVER_TERMS, *PLOVER_MODES, *CAMEO_ROOTS)
RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Statement subject predicate object reifies first rest langString")
RDFS = Vocabulary("http://www.w3.org/2000/01/rdf-schema#", "label subPropertyOf subClassOf")
XSD = Vocabulary("http://www.w3.org/2001/XMLSchema#", "date dateTime gYear gYearMonth decimal integer nonNegativeInteger string")
PROV = Vocabulary("http://www.w3.org/ns/prov#", "Attribution wasDerivedFrom wasAttributedTo qualifiedAttribution agent hadPrimarySource")
DCT = Vocabulary(
    "http://purl.org/dc/terms/",
    "title issued identifier type source isPartOf description created creator license rights temporal PeriodOfTime",
)
DC = Vocabulary("http://purl.org/dc/elements/1.1/", "publisher")
NIF = Vocabulary(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "Context OffsetBasedString referenceContext beginIndex endIndex anchorOf isString",
)
SH = Vocabulary(
    "http://www.w3.org/ns/shacl#",
    "NodeShape targetClass targetSubjectsOf property path minCount maxCount datatype class in nodeKind IRI pattern minLength minInclusive"
    " maxInclusive lessThan lessThanOrEquals or message name",
)
SKOS = Vocabulary("http://www.w3.org/2004/02/skos/core#", "Concept altLabel exactMatch notation broader")
NP = Vocabulary("http://www.nanopub.org/nschema#", "Nanopublication hasAssertion hasProvenance hasPublicationInfo")
VOID = Vocabulary(
    "http://rdfs.org/ns/void#",
    "Dataset Linkset triples entities classes properties distinctSubjects distinctObjects uriSpace vocabulary subset class property"
    " classPartition propertyPartition linkPredicate subjectsTarget objectsTarget",
)
DCAT = Vocabulary(
    "http://www.w3.org/ns/dcat#", "Dataset Distribution distribution mediaType byteSize startDate endDate keyword landingPage"
)
SPDX = Vocabulary("http://spdx.org/rdf/terms#", "Checksum checksum algorithm checksumAlgorithm_sha256 checksumValue")
WIKIDATA = "http://www.wikidata.org/entity/"

# fmt: off
KINDS = (
    "source", "statement", "turn", "passage", "mention", "evidence", "attribution", "inference", "country", "government-body",
    "organization", "company", "person", "news-outlet", "group", "document", "event", "place", "topic", "graph"
)
# fmt: on


def prefixes(base: str) -> dict[str, str]:
    """Give every prefix of the graph: the vocabularies and one for each kind of thing below `base`."""
    known = {"dip": DIP, "rdf": RDF, "rdfs": RDFS, "xsd": XSD, "prov": PROV, "dct": DCT, "dc": DC, "nif": NIF, "skos": SKOS}
    things = {kind.replace("-", ""): f"{base}{kind}/" for kind in KINDS if kind != "graph"}
    return {**{name: vocabulary.base for name, vocabulary in known.items()}, **things, "wd": WIKIDATA}
