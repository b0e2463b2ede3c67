"""What is told in the morning."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "ioc.brief",
        _("Morning brief of {due}"),
        _("{unit}\n\n{words}\n\nAll figures with their records: {link}"),
        mail=_("The morning brief of {due} is ready: {link}"),
    ),
)
