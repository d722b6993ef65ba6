"""Header and body -> the kind of a document, on which labels, "we" and attribution hang."""

from __future__ import annotations

import re
from collections import Counter

from kg.model import DocumentKind, Span
from kg.read.labels import find_labels

_JOINT = re.compile(
    r"\bjoint\b(?:[\w ,-]{0,30})\b(?:statement|communiqu|declaration|vision|letter|readout|press release|leaders)|\b(?:leaders'?"
    r"|ministers'?|ministerial|summit|members'?) (?:joint )?(?:statement|communiqu|declaration)"
    r"|\b(?:statement|declaration|communiqu\w+) (?:by|of|from) (?:the )?[^,:]{0,60}?\b(?:group|ministers|leaders|quad|g-?\d+"
    r"|friends of|countries|governments|members|states)\b",
    re.I,
)
_WE = re.compile(
    r"\bwe,? the (?:undersigned|(?:foreign |prime |trade |finance |\w+ )?(?:ministers|leaders|heads|representatives|member states"
    r"|governments|presidents|members|countries))\b|\bfollowing (?:is a |is the text of a )?joint statement\b",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:remarks|speech|address|keynote|national statement|general debate|message to|lecture|toast|opening statement|intervention)\b"
    r"|\bstatement (?:delivered |made )?by\b.*\b(?:at|to) the\b",
    re.I,
)
OUTLET = re.compile(
    r"\b(?:reuters|afp|agence france|associated press|ap|upi|bloomberg|xinhua|tass|ria|interfax|kyodo|yonhap|ians|pti|dpa|efe|ansa|bbc"
    r"|cnn|cgtn|nhk|npr|abc news|nbc|cbs|fox news|jazeera|times|washington post|morning post|guardian|herald"
    r"|tribune|telegraph|journal|newspaper|gazette|daily|sputnik|politico|axios|economist|channel newsasia|news agency|news service"
    r"|broadcasting|observer|independent|le monde|der spiegel|euronews|deutsche welle|press agency|press trust|news)\b",
    re.I,
)
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'-]+[ ,/]*){1,5}(?:,? ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? ?(?:\([A-Z][\w /-]{1,25}\)\s*(?:[-–—]+"
    r"|:)?|[–—-]+)\s"
)
_FIRST = re.compile(r"\b(?:I|my|we|our|me)\b")
_SALUTE = re.compile(
    r"^(?:mr\.? (?:president|chair\w*|secretary|speaker)|madam|excellenc|your (?:excellenc|majest|royal)|distinguished"
    r"|ladies and gentlemen|dear (?:friends|colleagues)|honou?rable)",
    re.I | re.M,
)


def find_kind(title: str, publisher: str, body: str) -> DocumentKind:
    """Tell transcripts, joint statements, newswire, speeches and other releases apart, by form and title alone."""
    spoken = _speakers(title, body)
    if sum(spoken.values()) and (len(spoken) > 1 or not _SPEECH.search(title)) and not re.search(r"\bjoint statement\b", title, re.I):
        return "transcript"
    if OUTLET.search(publisher) or DATELINE.match(body):
        return "newswire"
    if re.search(
        r"\b(?:press|daily|department) briefing\b|\bbriefing (?:by|with)\b|\bpress conference\b|\bpress availability\b", title, re.I
    ) and _FIRST.search(body[:3000]):
        return "transcript"
    if _JOINT.search(title) or (_WE.search(body[:1200]) and not _SPEECH.search(title)):
        return "joint statement"
    if (_SPEECH.search(title) and len(_FIRST.findall(_unquoted(body[:3000]))) > 1) or (
        _SALUTE.search(body[:1500]) and len(re.findall(r"\bI\b", body[:3000])) > 1
    ):
        return "speech"
    return "release"


def _unquoted(text: str) -> str:
    return re.sub(r'"[^"\n]*"', "", text)


def _speakers(title: str, body: str) -> Counter[str]:
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", body)]
    labels = find_labels(body, lines, title=title)
    return Counter(label.name.casefold() for label in labels if label.is_speaker and label.form != "guess")
