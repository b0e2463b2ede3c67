"""The first question of a dossier: to whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.models import Mandate, Office, Party
from tinhso.engines.forms import api as procedures
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.agencies import agencies_for, nearest_agency
from tinhso.systems.services.nearer.reading import NAMED, desks_anywhere, reach_of

ONLY_AGENCIES = _("This procedure is handed in only at these agencies.")
ONLY_DESKS = _("This procedure is handed in only at these desks.")


class BeginForm(forms.Form):
    """Kept with the draft; everything else is asked by the procedure's own form."""

    office = forms.ModelChoiceField(
        label=_("Agency that receives the dossier"),
        queryset=Office.objects.none(),
        help_text=_("Usually the commune where you live."),
    )

    received_by = forms.ModelChoiceField(
        label=_("Desk nearer to you"),
        queryset=Office.objects.none(),
        empty_label=_("The agency itself"),
        required=False,
        help_text=_("It takes your papers and hands out the result; the agency above decides, in its own time."),
    )

    mandate = forms.ChoiceField(label=_("For whom"), required=False, widget=forms.RadioSelect)
    takes_itself: Collection[Office] = ()  # where it matters: the agencies that need no desk beside them

    def __init__(
        self, *args: Any, procedure: Procedure, applicant: Party | None, mandates: Sequence[Mandate] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if mandates:
            for_whom: Any = self.fields["mandate"]
            for_whom.choices = [("", _("For myself")), *((str(one.pk), one.party.name) for one in mandates)]
            self.order_fields(["mandate"])
        else:
            del self.fields["mandate"]
        field = self.fields["office"]
        field.queryset = agencies_for(procedure)  # type: ignore[attr-defined]
        field.initial = nearest_agency(procedure, applicant)
        desks = desks_anywhere(procedure)
        version = procedures.current(procedure.code)
        if version is not None and reach_of(version) == NAMED and desks is not None:
            desks = self._only_at(desks)
        if desks is None:
            del self.fields["received_by"]
        else:
            self.fields["received_by"].queryset = desks  # type: ignore[attr-defined]

    def _only_at(self, named: QuerySet[Office]) -> QuerySet[Office] | None:
        """Agencies that are named take their own; for any other agency one of the named desks does."""
        office, desk = cast(Any, self.fields["office"]), cast(Any, self.fields["received_by"])
        own = office.queryset.filter(pk__in=named.values("pk"))
        desks = named.exclude(pk__in=own.values("pk"))
        if not own:
            desk.required, desk.empty_label = True, None
            desk.label, desk.help_text = _("Desk that receives it"), ONLY_DESKS
            return desks
        if not desks:
            office.queryset, office.help_text = own, ONLY_AGENCIES
            office.initial = office.initial if office.initial in own else own[0]
            return None
        names = {"agencies": "; ".join(one.name for one in [*own, *desks])}
        desk.help_text = _("This procedure is handed in only at: %(agencies)s.") % names
        self.takes_itself = set(own)
        return desks

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        office, desk = given.get("office"), given.get("received_by")
        if self.takes_itself and office is not None and desk is None and office not in self.takes_itself:
            self.add_error("received_by", _("This agency does not take the procedure in itself: choose a desk."))
        return given

    @property
    def chosen_mandate(self) -> UUID | None:
        """Under which mandate it is filed; none for oneself."""
        chosen = self.cleaned_data.get("mandate", "")
        return UUID(chosen) if chosen else None
