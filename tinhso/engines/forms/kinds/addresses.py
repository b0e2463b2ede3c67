"""An address: house and street, and the commune chosen by typing its name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.text import nfc
from tinhso.engines.forms.communes import commune_named, name_of
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds.kind import Wrong
from tinhso.engines.forms.kinds.people import Group


class Address(Group):
    """Stored with the commune's code, as it is today, and its name."""

    template = "forms/fields/address.html"
    parts = ("line", "commune")

    def read(self, field: Field, typed: Any) -> dict[str, str]:
        line, commune = nfc(typed["line"]), nfc(typed["commune"])
        wrong = {}
        if not line:
            wrong["line"] = _("Enter the house number, street and hamlet.")
        elif len(line) > self.most:
            wrong["line"] = _("The address may have at most %(most)s characters.") % {"most": self.most}
        found = commune_named(commune) if commune else []
        if not commune:
            wrong["commune"] = _("Choose the commune or ward.")
        elif not found:
            wrong["commune"] = _("There is no commune or ward of this name. Choose one from the list.")
        elif len(found) > 1:
            names = "; ".join(name_of(area) for area in found[:4])
            wrong["commune"] = _("Several communes have this name: %(names)s. Choose one.") % {"names": names}
        if wrong:
            raise Wrong(wrong)
        return {"line": line, "commune": found[0].code, "commune_name": name_of(found[0])}

    def show(self, field: Field, value: Any) -> str:
        return f"{value['line']}, {value['commune_name']}"

    def retype(self, field: Field, value: Any) -> dict[str, str]:
        return {"line": value.get("line", ""), "commune": value.get("commune_name", "")}
