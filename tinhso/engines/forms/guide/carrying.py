"""What was answered in the guide comes along into the form."""

from __future__ import annotations

from tinhso.base import clock
from tinhso.engines.forms.guide.guide import Guide
from tinhso.engines.forms.kinds.kind import Posted
from tinhso.engines.forms.prefill import Known
from tinhso.engines.forms.versions import ProcedureVersion


def carried(version: ProcedureVersion, given: Posted) -> dict[str, Known]:
    """The answers in an address that the form asks as well, as known answers of this moment."""
    guide = Guide(version, given)
    return {name: Known(typed, "guide", clock.now()) for name, typed in guide.carried.items()} if guide.exists else {}
