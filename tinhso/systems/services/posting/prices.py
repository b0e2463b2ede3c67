"""What the post costs, where the applicant chooses how to get the result."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tinhso.engines.payments import api as payments
from tinhso.engines.post import api as post
from tinhso.ui import figures as written

QUESTION = "delivery"


def notes() -> Mapping[str, str]:
    """The price of a result brought home by post today, for the question how the result is to come; none unpriced."""
    inside = payments.total(post.postage(post.Direction.OUT))
    elsewhere = payments.total(post.postage(post.Direction.OUT, elsewhere=True))
    if not inside or not elsewhere:
        return {}
    said = _("By post the result costs %(inside)s within the province and %(elsewhere)s elsewhere.")
    return {QUESTION: said % {"inside": written.money(inside), "elsewhere": written.money(elsewhere)}}
