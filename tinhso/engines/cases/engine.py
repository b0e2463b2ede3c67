"""One matter that an office must settle for someone, by a date: the law's life cycle."""

from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Engine, EventKind, Permission

ENGINE = Engine(
    code="cases",
    name=_("Cases"),
    uses=("access", "calendars", "directory", "events", "files", "forms", "messages", "papers"),
    permissions=(
        Permission("cases.read", _("Read cases"), own=True),
        Permission("cases.receive", _("Receive, ask for supplements, refuse, hand out results")),
        Permission("cases.process", _("Work on a case")),
        Permission("cases.review", _("Review what a specialist proposes")),
        Permission("cases.decide", _("Decide and sign")),
        Permission("cases.assign", _("Hand work to a colleague")),
        Permission("cases.extend", _("Extend a deadline and apologise")),
        Permission("cases.answer", _("Answer for one's own case"), own=True),
    ),
    events=(
        EventKind("cases.submitted", _("submitted")),
        EventKind("cases.classified", _("given another topic or place")),
        EventKind("cases.accepted", _("accepted")),
        EventKind("cases.refused", _("refused")),
        EventKind("cases.supplement_asked", _("supplement asked for")),
        EventKind("cases.supplement_answered", _("supplement handed in")),
        EventKind("cases.duty_raised", _("financial duty raised")),
        EventKind("cases.duty_settled", _("financial duty settled")),
        EventKind("cases.step_begun", _("step begun")),
        EventKind("cases.step_done", _("step done")),
        EventKind("cases.sent_back", _("sent back")),
        EventKind("cases.claimed", _("taken up")),
        EventKind("cases.handed_over", _("handed over")),
        EventKind("cases.transferred", _("given to another agency")),
        EventKind("cases.given_back", _("given back to the desk")),
        EventKind("cases.consulted", _("supporting agency asked")),
        EventKind("cases.opinion_given", _("opinion given")),
        EventKind("cases.merged", _("merged into another case")),
        EventKind("cases.split", _("part made a case of its own")),
        EventKind("cases.reopened", _("opened once more")),
        EventKind("cases.escalated", _("told to the next level")),
        EventKind("cases.extended", _("deadline extended")),
        EventKind("cases.redated", _("deadline counted anew by the changed calendar")),
        EventKind("cases.decided", _("decided")),
        EventKind("cases.recalled", _("decision recalled")),
        EventKind("cases.returned", _("result returned")),
        EventKind("cases.withdrawn", _("withdrawal asked for")),
        EventKind("cases.stopped", _("stopped")),
        EventKind("cases.rated", _("rated")),
    ),
    jobs="tinhso.engines.cases.jobs",
    listeners="tinhso.engines.cases.listeners",
    offers={
        "directory.roles": "tinhso.engines.cases.roles:ROLES",
        "messages.texts": "tinhso.engines.cases.texts:TEXTS",
        "records.url": "tinhso.engines.cases.links:LINKS",
    },
)
