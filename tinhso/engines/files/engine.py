"""Files: content by its digest, of a known kind, opened only after a scan."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind

ENGINE = Engine(
    code="files",
    name=_("Files"),
    uses=("events", "adapters"),
    urls="tinhso.engines.files.urls",
    prefix="tep",
    events=(
        EventKind("files.held", _("The scanner held back a file")),
        EventKind("files.redrawn", _("A picture was drawn anew")),
        EventKind("files.published", _("A picture was published")),
        EventKind("files.withdrawn", _("A published picture was withdrawn")),
    ),
    jobs="tinhso.engines.files.scanning.jobs",
    offers={"adapters": "tinhso.engines.files.adapters:ADAPTERS"},
)
