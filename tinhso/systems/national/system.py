"""The link with the National Public Service Portal and with ministries' systems (liên thông quốc gia)."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import EventKind, Menu, Permission, System

SYSTEM = System(
    code="national",
    name=_("National link"),
    uses=(
        "access",
        "accounts",
        "adapters",
        "cases",
        "directory",
        "events",
        "files",
        "forms",
        "papers",
        "payments",
    ),
    urls="tinhso.systems.national.urls",
    prefix="lien-thong",
    menu=(Menu("desk", _("National link"), "national:overview", needs="national.view", order=880),),
    permissions=(
        Permission("national.view", _("See the link with the national portal")),
        Permission("national.mend", _("Tell dossiers again, compare, open and close linkages")),
    ),
    events=(
        EventKind("national.linked", _("exchange with a system begun")),
        EventKind("national.unlinked", _("exchange with a system ended")),
        EventKind("national.arrived", _("dossier came from the national portal")),
        EventKind("national.opened", _("opened from the national portal")),
        EventKind("national.asked", _("asked at the national portal")),
        EventKind("national.granted", _("done as asked at the national portal")),
        EventKind("national.declined", _("what was asked at the national portal was declined")),
        EventKind("national.told_again", _("told to the national portal again")),
        EventKind("national.reconciled", _("compared with the national portal")),
    ),
    jobs="tinhso.systems.national.jobs",
    listeners="tinhso.systems.national.listeners",
    demo="tinhso.systems.national.demo:plant",
    offers={
        "adapters": "tinhso.systems.national.adapters:ADAPTERS",
        "cases.elsewhere": "tinhso.systems.national.civil.showing:settled_elsewhere",
        "cases.panels": "tinhso.systems.national.pages.panel:panel_of",
        "directory.roles": "tinhso.systems.national.roles:ROLES",
        "forms.start": "tinhso.systems.national.starting:start_url",
        "papers.kinds": "tinhso.systems.national.kinds:KINDS",
        "reference": "tinhso.systems.national.loading:load_reference",
    },
)
