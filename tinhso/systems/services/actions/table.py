"""Every action of a dossier's page, in the order in which buttons stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import OPEN
from tinhso.engines.cases.models import Stage, Task
from tinhso.systems.services import verbs
from tinhso.systems.services.actions import fields
from tinhso.systems.services.actions.action import Action, Scene
from tinhso.systems.services.actions.conditions import (
    has_ended_unrated,
    is_past_the_first_step,
    may_ask,
    sees_them_covered,
    was_never_extended,
)

WORKING = (Stage.RECEIVED, Stage.PROCESSING)

ACTIONS = (
    Action(
        slug="tiep-nhan",
        name=_("Receive the dossier"),
        button=_("Receive"),
        explain=_("The time limit of the procedure starts now. The applicant gets the receipt with the appointment."),
        form=fields.AcceptForm,
        do=verbs.accept,
        stages=(Stage.SUBMITTED,),
        needs="cases.receive",
        is_main=True,
    ),
    Action(
        slug="xu-ly",
        name=_("Finish this step"),
        button=_("Finish the step"),
        explain=_("The dossier goes on to the next step of the internal process."),
        form=fields.FinishForm,
        do=verbs.finish_step,
        stages=WORKING,
        tasks=(Task.Kind.STEP, Task.Kind.REVIEW),
        is_main=True,
    ),
    Action(
        slug="quyet-dinh",
        name=_("Decide and sign"),
        button=_("Sign"),
        explain=_("The result is drawn up, signed with your certificate and sealed. The time limit ends here."),
        form=fields.DecideForm,
        do=verbs.decide,
        stages=WORKING,
        tasks=(Task.Kind.SIGN,),
        is_main=True,
        shows_result=True,
    ),
    Action(
        slug="tra-ket-qua",
        name=_("Return the result"),
        button=_("Return the result"),
        explain=_("Note how the result reached the applicant."),
        form=fields.HandOutForm,
        do=verbs.hand_out,
        stages=(Stage.DECIDED,),
        needs="cases.receive",
        is_main=True,
    ),
    Action(
        slug="tra-loi-rut",
        name=_("Answer the withdrawal"),
        button=_("Answer"),
        explain=_("The applicant asks for the dossier back."),
        form=fields.WithdrawalForm,
        do=verbs.answer_withdrawal,
        stages=(Stage.WITHDRAWING,),
        needs="cases.receive",
        is_main=True,
    ),
    Action(
        slug="yeu-cau-bo-sung",
        name=_("Ask for a supplement"),
        button=_("Send the request"),
        explain=_("Mark what is missing or wrong and say why. The clock stands still until the applicant answers."),
        form=fields.SupplementForm,
        do=verbs.ask_supplement,
        stages=(Stage.SUBMITTED, *WORKING),
        also=may_ask,
    ),
    Action(
        slug="chuyen-nguoi-khac",
        name=_("Hand over to a colleague"),
        button=_("Hand over"),
        explain=_("The colleague finds the step in the inbox at once."),
        form=fields.HandOverForm,
        do=verbs.hand_over,
        tasks=(Task.Kind.STEP, Task.Kind.REVIEW, Task.Kind.SIGN),
    ),
    Action(
        slug="xem-thong-tin",
        name=_("See personal data in full"),
        button=_("Show for thirty minutes"),
        explain=_(
            "Say what you need the personal data for. Your reading is written down and the applicant can be told."
        ),
        form=fields.ReasonForm,
        do=verbs.unmask,
        also=sees_them_covered,
        needs="access.unmask",
    ),
    Action(
        slug="tra-lai-buoc",
        name=_("Send back to the step before"),
        button=_("Send back"),
        explain=_("Say what must be done again; it goes to whoever did it."),
        form=fields.ReasonForm,
        do=verbs.send_back,
        stages=WORKING,
        also=is_past_the_first_step,
    ),
    Action(
        slug="gia-han",
        name=_("Extend the deadline and apologise"),
        button=_("Send the letter"),
        explain=_("Once per dossier. The applicant gets the letter of apology with the new date."),
        form=fields.ExtendForm,
        do=verbs.extend,
        stages=WORKING,
        also=was_never_extended,
        needs="cases.extend",
    ),
    Action(
        slug="tu-choi",
        name=_("Refuse to receive"),
        button=_("Refuse"),
        explain=_("The applicant gets the refusal with its reason and legal ground. This cannot be undone."),
        form=fields.RefuseForm,
        do=verbs.refuse,
        stages=(Stage.SUBMITTED,),
        needs="cases.receive",
        is_grave=True,
    ),
    Action(
        slug="dung",
        name=_("Stop the dossier"),
        button=_("Stop"),
        explain=_("The dossier ends without a decision. The applicant is told why. This cannot be undone."),
        form=fields.ReasonForm,
        do=verbs.stop,
        stages=WORKING,
        tasks=tuple(Task.Kind),
        needs="cases.process",
        is_grave=True,
    ),
    Action(
        slug="thu-hoi",
        name=_("Recall the decision"),
        button=_("Recall"),
        explain=_("Only until the result was handed out. The step of signing opens again."),
        form=fields.ReasonForm,
        do=verbs.recall,
        stages=(Stage.DECIDED,),
        needs="cases.decide",
        is_grave=True,
    ),
    Action(
        slug="rut",
        name=_("Withdraw the dossier"),
        button=_("Withdraw"),
        explain=_("A dossier that has not been received ends at once; otherwise the agency answers first."),
        form=fields.ReasonForm,
        do=verbs.withdraw,
        stages=set(OPEN) - {Stage.WITHDRAWING},
        by_applicant=True,
        is_grave=True,
    ),
    Action(
        slug="danh-gia",
        name=_("Rate how your dossier was handled"),
        button=_("Send the rating"),
        explain=_("Your rating is counted for the agency. It is not shown with your name."),
        form=fields.RateForm,
        do=verbs.rate,
        by_applicant=True,
        also=has_ended_unrated,
        is_main=True,
    ),
)


def open_actions(scene: Scene) -> list[Action]:
    """What the reader can do now."""
    return [action for action in ACTIONS if action.open_to(scene)]


def action_by_slug(slug: str) -> Action | None:
    return next((action for action in ACTIONS if action.slug == slug), None)
