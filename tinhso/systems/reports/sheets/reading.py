"""The form as it comes back: only the same form of the same office and period, line by line by its codes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.api import read_table
from tinhso.systems.reports.content.checking import Cell
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.sheets.writing import mark

VALUE, NOTE = 3, 4


def read_sheet(one: Return, data: bytes) -> dict[str, Cell]:
    """The cells that the file fills in. Raises Refused for another form, office or period, and for unknown lines."""
    rows = read_table(data)
    if not rows or rows[0][0] != mark(one):
        raise Refused(
            _("This file is not the form of this office and period. Download the form here and fill that in."),
            field="file",
        )
    found: dict[str, Cell] = {}
    for row in rows[1:]:
        cells = [*row, "", "", "", "", ""]
        code = cells[0].replace(",", ".")
        if code in one.form.read.lines:
            found[code] = Cell(cells[VALUE], cells[NOTE])
        elif cells[VALUE] and code and found:
            raise Refused(_("This form has no line %(code)s.") % {"code": code}, field="file")
    return found
