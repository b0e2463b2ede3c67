"""What is told of alerts."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "ioc.alert",
        _("Alert: a figure that you watch has passed its bound"),
        _("{figure} of {unit} is {value} now. See the alert: {link}"),
        mail=_("A figure that you watch has passed its bound: {link}"),
    ),
)
