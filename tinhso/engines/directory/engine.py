"""Who and where: areas through time, offices, positions, people and businesses."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Menu, Permission

ENGINE = Engine(
    code="directory",
    name=_("Directory"),
    urls="tinhso.engines.directory.urls",
    prefix="co-quan",
    demo="tinhso.engines.directory.demo:plant",
    uses=("events", "access"),
    offers={
        "directory.roles": "tinhso.engines.directory.roles:ROLES",
        "planting.prepare": "tinhso.engines.directory.demo_before:plant_before",
        "reference": "tinhso.engines.directory.loading:load_reference",
        "ui.map": "tinhso.engines.directory.maps:ADDRESSES",
    },
    menu=(
        Menu("public", _("Agencies"), "directory:offices", order=40),
        Menu("desk", _("My office"), "directory:my_office", needs="directory.see_positions", order=80),
        Menu("desk", _("Outlines of communes"), "directory:boundaries", needs="directory.manage", order=810),
    ),
    permissions=(
        Permission("directory.manage", _("Manage offices and appoint people")),
        Permission("directory.register", _("Register people and businesses")),
        Permission("directory.name_guardians", _("Write down parents and guardians")),
        Permission("directory.see_positions", _("See the positions of an office")),
    ),
    events=(
        EventKind("directory.office_made", _("Office set up")),
        EventKind("directory.office_moved", _("Office placed under another")),
        EventKind("directory.office_closed", _("Office closed")),
        EventKind("directory.shape_loaded", _("Outline of a unit loaded")),
        EventKind("directory.appointed", _("Person appointed")),
        EventKind("directory.appointment_ended", _("Appointment ended")),
        EventKind("directory.person_registered", _("Person registered")),
        EventKind("directory.person_changed", _("Person's data changed")),
        EventKind("directory.business_registered", _("Business registered")),
        EventKind("directory.mandate_given", _("Mandate given")),
        EventKind("directory.mandate_ended", _("Mandate ended")),
        EventKind("directory.consent_asked", _("Consent asked for")),
        EventKind("directory.consent_answered", _("Consent given or refused")),
    ),
)
