"""Titles: the printed form, the year behind it, several in one string, the film in a headline, and the form under which they are compared."""

from matchcut.values.title.bracket import bracket
from matchcut.values.title.headline import credit, reviewed
from matchcut.values.title.printed import normal, printed, split_year, with_article
from matchcut.values.title.several import several

__all__ = ["bracket", "credit", "normal", "printed", "reviewed", "several", "split_year", "with_article"]
