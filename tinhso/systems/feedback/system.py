"""1022: people report what is wrong, the province answers (tiếp nhận, xử lý phản ánh, kiến nghị)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import EventKind, Permission, System

SYSTEM = System(
    code="feedback",
    name=_("1022: reports and petitions"),
    uses=("access", "calendars", "cases", "directory", "events", "files"),
    urls="tinhso.systems.feedback.urls",
    prefix="phan-anh",
    permissions=(
        Permission("feedback.moderate", _("Decide what of a report is published")),
        Permission("feedback.manage", _("Keep categories, routing rules and prepared texts")),
        Permission("feedback.personal", _("See who reported and how to reach them")),
        Permission("feedback.report_for", _("File a report for someone")),
    ),
    events=(
        EventKind("feedback.reported", _("reported")),
        EventKind("feedback.categorised", _("given another category")),
        EventKind("feedback.routed", _("routed by a rule")),
        EventKind("feedback.published", _("published")),
        EventKind("feedback.withheld", _("not published")),
        EventKind("feedback.supported", _("supported by another person")),
    ),
    jobs="tinhso.systems.feedback.jobs",
    listeners="tinhso.systems.feedback.listeners",
    demo="tinhso.systems.feedback.demo:plant",
    offers={
        "cases.kinds": "tinhso.systems.feedback.records:KINDS",
        "directory.roles": "tinhso.systems.feedback.roles:ROLES",
        "reference": "tinhso.systems.feedback.loading:load_reference",
    },
)
