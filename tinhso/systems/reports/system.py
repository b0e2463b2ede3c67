"""Periodic reports of offices: regimes, forms, checks, approval, chasing (hệ thống thông tin báo cáo)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import EventKind, Menu, Permission, System

SYSTEM = System(
    code="reports",
    name=_("Periodic reports"),
    uses=("access", "accounts", "calendars", "cases", "directory", "events", "files", "inbox", "indicators", "messages",
          "papers"),
    urls="tinhso.systems.reports.urls",
    prefix="bao-cao",
    menu=(
        Menu("desk", _("Periodic reports"), "reports:mine", needs="reports.enter", order=40),
        Menu("leader", _("Reporting regimes"), "reports:regimes", needs="reports.declare", order=55),
    ),
    permissions=(
        Permission("reports.enter", _("Fill in the reports of one's office")),
        Permission("reports.sign", _("Sign and deliver the reports of one's office")),
        Permission("reports.check", _("Check reports that were delivered to the office")),
        Permission("reports.approve", _("Approve delivered reports, unlock cells and lock periods")),
        Permission("reports.declare", _("Declare reporting regimes and publish their forms")),
    ),
    events=(
        EventKind("reports.declared", _("Reporting regime declared")),
        EventKind("reports.published", _("Report form published")),
        EventKind("reports.ended", _("Reporting regime ended")),
        EventKind("reports.opened", _("Reports of a period opened")),
        EventKind("reports.begun", _("Report begun")),
        EventKind("reports.submitted", _("Report submitted for signature")),
        EventKind("reports.signed", _("Report signed and delivered")),
        EventKind("reports.passed", _("Report passed at a level")),
        EventKind("reports.returned", _("Report returned")),
        EventKind("reports.fell_due", _("Report fell due")),
        EventKind("reports.chased", _("Report chased")),
        EventKind("reports.locked", _("Reports of a period locked")),
        EventKind("reports.unlocked", _("Cell of a report unlocked")),
        EventKind("reports.corrected", _("Cell of a report corrected")),
    ),
    indicators="tinhso.systems.reports.indicators",
    jobs="tinhso.systems.reports.jobs",
    demo="tinhso.systems.reports.demo:plant",
    offers={
        "directory.roles": "tinhso.systems.reports.roles:ROLES",
        "inbox.work": "tinhso.systems.reports.at_work:WORK",
        "indicators.board": "tinhso.systems.reports.indicators:BOARDS",
        "messages.texts": "tinhso.systems.reports.texts:TEXTS",
        "papers.kinds": "tinhso.systems.reports.kinds:KINDS",
        "records.url": "tinhso.systems.reports.links:LINKS",
    },
)  # fmt: skip
