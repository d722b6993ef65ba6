"""`states.txt` and the kept data package rigour -> `actors/states.ttl`.

Run by hand when a name changes: `pip install 'diplokg[dev]' && python ontology/make_actors.py`; the result is committed and reviewed.
The names are ours; alpha-3 codes and Wikidata ids come from rigour (MIT).
"""

from __future__ import annotations

import re
from pathlib import Path

from rigour.territories import get_territory

HERE = Path(__file__).parent
HEAD = """\
# States and territories of ISO 3166-1, Kosovo (XK) and former states of ISO 3166-3; made by ../make_actors.py.
# One neutral rule of class: dip:Country is a member or observer of the UN, Kosovo, Taiwan and a former state; dip:Place a dependent
# or other territory. Labels are the short common English names; neither says anything about legal status.
# Names CC0; alpha-3 codes and Wikidata ids from rigour 2 (MIT).
@prefix dip: <https://w3id.org/diplokg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix country: <https://w3id.org/diplokg/id/country/> .
@prefix place: <https://w3id.org/diplokg/id/place/> .
"""
RIGOUR_CODES = {"DDDE": "dd"}
# rigour lists further items for a state (a cultural region, a former regime); these few are the same state.
SAME_STATE = {"NL": ("Q55",), "DK": ("Q35",), "VA": ("Q159583",)}
INSTEAD = {"EH": ("Q6250",)}


def main() -> None:
    """Write `actors/states.ttl`."""
    lines = (HERE / "states.txt").read_text(encoding="utf-8").splitlines()
    concepts = [make_concept(line) for line in lines if line and not line.startswith("#")]
    (HERE / "actors" / "states.ttl").write_text("\n".join((HEAD, *concepts)), encoding="utf-8")


def make_concept(line: str) -> str:
    """Turn one line of the table into one concept in Turtle."""
    code, label, *cells = (cell.strip() for cell in line.split("|"))
    names, adjectives, people, metonyms = ([part.strip() for part in cell.split(";") if part.strip()] for cell in cells)
    dependent, code = code.startswith("*"), code.lstrip("*")
    territory = get_territory(RIGOUR_CODES.get(code, code.lower()))
    qids = INSTEAD.get(code) or (territory.qid, *SAME_STATE.get(code, ()))
    codes = [code, territory.alpha3.upper()] if territory.alpha3 else [code]
    rows = [
        (f"{'place' if dependent else 'country'}:{code} a", [f"dip:{'Place' if dependent else 'Country'}"]),
        ("skos:prefLabel", [f'"{label}"@en']),
        ("skos:altLabel", [f'"{name}"@en' for name in _expand(names)]),
        ("dip:adjective", [f'"{name}"@en' for name in adjectives]),
        ("dip:people", [f'"{name}"@en' for name in people]),
        ("dip:metonym", [f'"{name}"@en' for name in metonyms]),
        ("skos:exactMatch", [f"wd:{qid}" for qid in qids]),
        ("skos:notation", [f'"{c}"' for c in codes]),
    ]
    return " ;\n  ".join(f"{key} {', '.join(values)}" for key, values in rows if values) + " .\n"


def _expand(names: list[str]) -> list[str]:
    """Give each name, and for "@Islamic Republic of Iran" also the two ways in which the UN writes it."""
    found: list[str] = []
    for name in names:
        found.append(name.lstrip("@"))
        if name.startswith("@") and (parts := re.fullmatch(r"@(.+ of) (.+)", name)):
            found += [f"{parts[2]} ({parts[1]})", f"{parts[2]}, {parts[1]}", f"{parts[2]} (the {parts[1]})"]
    return found


if __name__ == "__main__":
    main()
