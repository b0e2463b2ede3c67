"""Where one hands in at the national portal, where that is the front door."""

from __future__ import annotations

from urllib.parse import quote

from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Acceptance, Door, Procedure
from tinhso.systems.national.portal.speaking import portal


def start_url(procedure: Procedure) -> str:
    """The national portal's page of a procedure; empty where it takes none of its dossiers today."""
    there = portal()
    takes = forms.door_of(procedure.code) != Door.Mode.OWN and Acceptance.Channel.ONLINE in forms.channels_of(
        procedure.code
    )
    known = procedure.level != Procedure.Level.INFO
    return f"{there.url}/nop-ho-so?ma={quote(procedure.code)}" if there is not None and takes and known else ""
