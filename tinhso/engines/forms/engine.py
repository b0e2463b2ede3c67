"""Procedures, their e-forms, and what people hand in."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="forms",
    name=_("Procedures and forms"),
    uses=("access", "accounts", "calendars", "directory", "events", "files", "payments"),
    urls="tinhso.engines.forms.urls",
    prefix="thu-tuc",
    menu=(Menu("public", _("Administrative procedures"), "forms:search", order=10),),
    permissions=(
        Permission("forms.publish", _("Publish procedures and their forms")),
        Permission("forms.channels", _("Set by which portal and channels dossiers come in")),
    ),
    events=(
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
    offers={"reference": "tinhso.engines.forms.loading:load_procedures"},
)
