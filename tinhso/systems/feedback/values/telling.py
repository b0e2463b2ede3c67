"""``./run doctor`` names what the province has not confirmed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.systems.feedback.values.rows import values


def unconfirmed() -> list[str]:
    """Contribution to ``doctor``: one sentence for each value that is still a delivered example."""
    sentence = _("1022: “%(name)s” is an example (%(shown)s); confirm it at /phan-anh/quy-dinh/.")
    return [sentence % {"name": row.name, "shown": row.shown} for row in values() if row.is_example]
