"""Ratings: "4/5", "★★★½", "B+", "85%", several in one field, and the verdict that closes a review."""

from matchcut.values.platform import best as scale_of
from matchcut.values.platform import named as source_named
from matchcut.values.rating.closing import verdict
from matchcut.values.rating.field import ratings
from matchcut.values.rating.grammar import GRADES, Rating, differ, rating

__all__ = ["GRADES", "Rating", "differ", "rating", "ratings", "scale_of", "source_named", "verdict"]
