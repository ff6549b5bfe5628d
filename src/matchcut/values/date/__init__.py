"""Dates and years as EDTF: "21 May 2024", 2024年5月21日, "c. 1925", "1966-1970"."""

from matchcut.text.years import FIRST, LAST
from matchcut.values.date.day import Date, Order, date, order_of, orders
from matchcut.values.date.edtf import Precision, differ, first_year, precision, years_apart
from matchcut.values.date.notation import notation
from matchcut.values.date.year import year, year_in_weight

__all__ = [
    "FIRST",
    "LAST",
    "Date",
    "Order",
    "Precision",
    "date",
    "differ",
    "first_year",
    "notation",
    "order_of",
    "orders",
    "precision",
    "year",
    "year_in_weight",
    "years_apart",
]
