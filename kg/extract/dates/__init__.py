"""Time expressions in a text, resolved against the day on which it was said."""

from kg.extract.dates.finder import DateMention, find_dates

__all__ = ["DateMention", "find_dates"]
