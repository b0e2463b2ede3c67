"""Procedures, their e-forms, and what people hand in."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="forms",
    name=_("Procedures and forms"),
    uses=("access", "accounts", "calendars", "directory", "events", "files", "payments"),
    urls="tinhso.engines.forms.urls",
    prefix="thu-tuc",
    menu=(
        Menu("public", _("Administrative procedures"), "forms:search", order=10),
        Menu("desk", _("Catalogue of procedures"), "forms:keep", needs="forms.draft", order=880),
    ),
    permissions=(
        Permission("forms.draft", _("Draft procedures, their forms and everyday words")),
        Permission("forms.publish", _("Check and publish procedures and their forms")),
        Permission("forms.channels", _("Set by which portal and channels dossiers come in")),
    ),
    events=(
        EventKind("forms.drafted", _("Version of a procedure drafted")),
        EventKind("forms.proposed", _("Version of a procedure proposed for checking")),
        EventKind("forms.sent_back", _("Version of a procedure sent back")),
        EventKind("forms.synonym_added", _("Everyday words added")),
        EventKind("forms.synonym_removed", _("Everyday words removed")),
        EventKind("forms.published", _("Version of a procedure published")),
        EventKind("forms.withdrawn", _("Version of a procedure withdrawn")),
        EventKind("forms.door_set", _("Front door of dossiers set")),
        EventKind("forms.channels_set", _("Channels of a procedure set")),
        EventKind("forms.started", _("Form begun")),
        EventKind("forms.dropped", _("Unfinished form deleted")),
        EventKind("forms.submitted", _("Form handed in")),
    ),
    jobs="tinhso.engines.forms.drafts.jobs",
    append_only=("forms_submission", "forms_submittedfile"),
    demo="tinhso.engines.forms.demo:plant",
    offers={
        "directory.roles": "tinhso.engines.forms.keeping.roles:ROLES",
        "indicators.sectors": "tinhso.engines.forms.queries:sectors_of",
        "indicators.topics": "tinhso.engines.forms.queries:names_of",
        "reference": "tinhso.engines.forms.loading:load_procedures",
    },
)
