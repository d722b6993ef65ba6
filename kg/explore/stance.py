"""A statement -> whether it is for, against, or no stance: one rule for the page, the app and its API."""

from __future__ import annotations


def stance(family: str, modality: str, *, negative: bool) -> int:
    """Give 1 where a statement is for its object, -1 where it is against it, 0 where it is neither.

    Who does not support is against; who does not oppose is not yet for; what is only wished for is no stance.

    >>> stance("verbalCooperation", "actual", negative=False), stance("verbalConflict", "future", negative=False)
    (1, -1)
    >>> stance("verbalCooperation", "actual", negative=True), stance("verbalConflict", "actual", negative=True)
    (-1, 0)
    """
    if modality == "wished":
        return 0
    if family.endswith("Cooperation"):
        return -1 if negative else 1
    return -1 if family.endswith("Conflict") and not negative else 0
