"""What is told of directives."""

from django.utils.translation import gettext_lazy as _

from tinhso.engines.messages.api import Text

TEXTS = (
    Text(
        "ioc.directed",
        _("Directive {code}, to be carried out by {due}"),
        _("{words}\n\nThe figure: {figure}. To be carried out by {due}: {link}"),
        mail=_("Directive {code} is to be carried out by {due}: {link}"),
    ),
    Text(
        "ioc.directive_ended",
        _("Directive {code} has been carried out"),
        _("{office} reports: {words}\n\n{link}"),
        mail=_("Directive {code} has been carried out: {link}"),
    ),
    Text(
        "ioc.directive_returned",
        _("Directive {code} was sent back, to be carried out by {due}"),
        _("{words}\n\nTo be carried out by {due}: {link}"),
        mail=_("Directive {code} was sent back, to be carried out by {due}: {link}"),
    ),
    Text(
        "ioc.directive_withdrawn",
        _("Directive {code} was withdrawn"),
        _("{words}\n\n{link}"),
        mail=_("Directive {code} was withdrawn: {link}"),
    ),
)
