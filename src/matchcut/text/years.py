"""Which years a film, or a text about one, may be of, and how a year stands in a text."""

FIRST, LAST = 1870, 2100  # of values that are years
ANNOUNCED = 2040  # the last of films that are announced; no clock, so that one archive reads the same on any day
FOUR = "[12][0-9]{3}"  # four figures where a year is asked for: `in_range` judges them
IN_TEXT = "(?:18[7-9]|19[0-9]|20[0-3])[0-9]"  # four figures that nothing else makes a year: "2046" is a title rather


def in_range(found: int) -> int | None:
    """The year where a film or a text about one may be of it."""
    return found if FIRST <= found <= LAST else None
