"""What may be done with a directive now: its lead office tells and reports, its giver sends back or withdraws."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor
from tinhso.systems.ioc.directives import following_up, verbs
from tinhso.systems.ioc.directives.forms import EndForm, SendBackForm, WithdrawForm
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.directives.queries import may_follow_up
from tinhso.systems.ioc.followed.acts import Act, by_code
from tinhso.systems.ioc.followed.forms import ProgressForm
from tinhso.systems.ioc.followed.verbs import tell_progress


def acts_on(directive: Directive, actor: Actor) -> dict[str, Act]:
    """The acts that are open to ``actor``, by code."""
    case, found = directive.case, list[Act]()
    if cases.open_task_for(actor, case) is not None:
        tell = _("Tell the progress")
        found.append(Act("progress", tell, tell, ProgressForm, tell_progress))
        report = _("Report and end the directive")
        found.append(Act("end", _("Report the result"), report, EndForm, verbs.report_end, is_main=True))
    if may_follow_up(directive, actor):
        if case.ended_at is None:
            stop = _("Withdraw the directive")
            found.append(Act("withdraw", stop, stop, WithdrawForm, following_up.withdraw, is_rare=True))
        elif case.decision is not None and not hasattr(case, "reopening"):
            back = _("Send it back")
            title = _("Not settled yet")
            found.append(Act("back", title, back, SendBackForm, following_up.send_back))
    return by_code(found)
