"""How sure the rules are -> how often they are right: a measured scale.

The product of a frame's weight, of how sure its ends are and of how sure its clause is ranks statements well but runs low. The
points below were read off the annotated texts of `docs/extraction.md`, which has the table: statements of .9 are right nine times in ten.
"""

from __future__ import annotations

from itertools import pairwise

_POINTS = ((0.0, 0.05), (0.25, 0.3), (0.4, 0.56), (0.55, 0.69), (0.65, 0.79), (0.75, 0.88), (0.85, 0.93), (1.0, 0.96))


def calibrate(score: float) -> float:
    """Give the share of right statements among those of this score, between .05 and .96, to two places.

    >>> calibrate(0.75), calibrate(0.25), calibrate(2.0)
    (0.88, 0.3, 0.96)
    """
    score = min(max(score, 0.0), 1.0)
    for (x0, y0), (x1, y1) in pairwise(_POINTS):
        if score <= x1:
            return round(y0 + (y1 - y0) * (score - x0) / (x1 - x0), 2)
    return _POINTS[-1][1]
