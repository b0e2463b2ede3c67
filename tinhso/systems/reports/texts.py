"""What the reporting system tells officials."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "reports.chased",
        _("Reports that are due or late"),
        _("{n} reports wait to be delivered:\n{lines}\n\n{link}"),
        mail=_("Reports of your office are due or late: {link}"),
    ),
    Text(
        "reports.returned",
        _("A report was returned"),
        _("{report} was returned by {office}: {words}\n\n{link}"),
        mail=_("A report of your office was returned: {link}"),
    ),
    Text(
        "reports.unlocked",
        _("A cell of a report was unlocked"),
        _("{report}: “{line}” may be corrected once. {words}\n\n{link}"),
        mail=_("A cell of a report of your office was unlocked: {link}"),
    ),
)
