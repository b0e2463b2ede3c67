"""1022: people report what is wrong, the province answers (tiếp nhận, xử lý phản ánh, kiến nghị)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import EventKind, Menu, Permission, System

SYSTEM = System(
    code="feedback",
    name=_("1022: reports and petitions"),
    uses=(
        "access", "accounts", "adapters", "calendars", "cases", "directory", "events", "files", "forms", "indicators", "messages",
    ),
    urls="tinhso.systems.feedback.urls",
    prefix="phan-anh",
    roots={"open311/v2": "tinhso.systems.feedback.open311.urls"},
    menu=(
        Menu("public", _("Reports to 1022"), "feedback:published", order=30),
        Menu("desk", _("Reports"), "feedback:reports", needs="cases.read", order=25),
        Menu("desk", _("Mail and Zalo"), "feedback:conversations", needs="feedback.report_for", order=26),
        Menu("desk", _("Routing of 1022"), "feedback:routing", needs="feedback.manage", order=70),
        Menu("desk", _("Classifier of 1022"), "feedback:lessons", needs="feedback.manage", order=72),
    ),
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
        EventKind("feedback.pictured", _("photos of what was done added")),
        EventKind("feedback.rule_made", _("routing rule made")),
        EventKind("feedback.rule_ended", _("routing rule ended")),
        EventKind("feedback.category_changed", _("category changed")),
        EventKind("feedback.limit_set", _("time limit set")),
        EventKind("feedback.text_kept", _("prepared text kept")),
        EventKind("feedback.contact_changed", _("reached at another number")),
        EventKind("feedback.partner_let_in", _("Open311 partner let in")),
        EventKind("feedback.partner_shut_out", _("Open311 partner shut out")),
        EventKind("feedback.supported", _("supported by another person")),
        EventKind("feedback.heard", _("message received over a channel")),
        EventKind("feedback.said", _("message sent over a channel")),
        EventKind("feedback.set_aside", _("conversation set aside without an answer")),
        EventKind("feedback.account_opened", _("account of a channel opened")),
        EventKind("feedback.account_closed", _("account of a channel closed")),
        EventKind("feedback.account_keyed", _("keys of an account changed")),
        EventKind("feedback.taught", _("classifier taught")),
        EventKind("feedback.lesson_adopted", _("lesson of the classifier adopted")),
        EventKind("feedback.anonymised", _("reporter made anonymous")),
        EventKind("feedback.deleted", _("report deleted, its time having passed")),
    ),
    indicators="tinhso.systems.feedback.indicators",
    jobs="tinhso.systems.feedback.jobs",
    listeners="tinhso.systems.feedback.listeners",
    demo="tinhso.systems.feedback.demo:plant",
    offers={
        "adapters": "tinhso.systems.feedback.channels.adapters:ADAPTERS",
        "accounts.purposes": "tinhso.systems.feedback.citizen.codes:PURPOSES",
        "cases.kinds": "tinhso.systems.feedback.records:KINDS",
        "directory.roles": "tinhso.systems.feedback.roles:ROLES",
        "indicators.board": "tinhso.systems.feedback.indicators:BOARD",
        "messages.texts": "tinhso.systems.feedback.texts:TEXTS",
        "reference": "tinhso.systems.feedback.loading:load_reference",
    },
)
