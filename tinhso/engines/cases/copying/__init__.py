"""Very many cases from one that was lived: its rows become a pattern, and copies of it go in by COPY.

For planting and for measuring. A copy differs from its pattern in keys, in the values that are named, and in time; what
listeners would write is not made anew.
"""

from tinhso.engines.cases.copying.patterns import Pattern, Printing, fits, pattern_of
from tinhso.engines.cases.copying.tables import Table, copy_in, hanging_on, read_rows, table_of

__all__ = [
    "Pattern",
    "Printing",
    "Table",
    "copy_in",
    "fits",
    "hanging_on",
    "pattern_of",
    "read_rows",
    "table_of",
]
