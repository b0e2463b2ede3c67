"""What Decision 766/QĐ-TTg counts beside time and channel: payment, digital results, reuse, satisfaction."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import UP, Ratio, count
from tinhso.systems.services.records import DOSSIER

INDEXES = (Path(__file__).parent / "data" / "decision-766.toml",)
DOSSIERS = (None, DOSSIER)  # the first events did not say what they were about
CONTENT = (2, 3)  # satisfied, very satisfied
ONLINE_WAYS = ("gateway", "transfer")

PAID_ONLINE = Ratio(
    "services.paid_online",
    _("Fees paid online"),
    of=count("payments.paid", channel=ONLINE_WAYS),
    over=count("payments.paid"),
    better=UP,
    definition=_("Demands paid through a gateway or by bank transfer, in the hundred of all demands that were paid."),
    law="766/QĐ-TTg, 3.6",
)
DIGITAL_RESULTS = Ratio(
    "services.digital_results",
    _("Results issued digitally"),
    of=count("papers.issued", paper_kind=("services.result", "services.rejection")),
    over=count("cases.decided", matter=DOSSIERS),
    better=UP,
    definition=_("Results issued as signed digital papers, in the hundred of all dossiers that were settled."),
    law="766/QĐ-TTg, 4.1",
)
WITH_REUSE = Ratio(
    "services.with_reuse",
    _("Dossiers that reused a paper"),
    of=count("services.paper_reused", first=1),
    over=count("cases.submitted", matter=DOSSIERS),
    better=UP,
    target=80.0,
    definition=_("Dossiers in which at least one paper was taken from the store, in the hundred of all handed in."),
    law="766/QĐ-TTg, 4.3",
)
SATISFIED = Ratio(
    "services.satisfied",
    _("Satisfied with the handling"),
    of=count("cases.rated", score=CONTENT, matter=DOSSIERS),
    over=count("cases.rated", matter=DOSSIERS),
    better=UP,
    target=90.0,
    definition=_("Ratings “satisfied” and “very satisfied” of dossiers, in the hundred of all ratings of dossiers."),
    law="766/QĐ-TTg, 5.4",
)
ALL = (PAID_ONLINE, DIGITAL_RESULTS, WITH_REUSE, SATISFIED)
