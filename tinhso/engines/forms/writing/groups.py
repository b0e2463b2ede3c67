"""Payers whom a tariff may favour, as people read it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUP_NAMES: dict[str, str | Promise] = {
    "": _("everyone"),
    "poor": _("people of poor households"),
    "merit": _("people with merit to the revolution and their families"),
    "disabled": _("people with disabilities"),
    "elderly": _("elderly people"),
    "minority": _("ethnic minorities in communes with special difficulties"),
    "child": _("children"),
    "student": _("pupils and students"),
}
