"""Every action of a dossier's page, in the order in which buttons stand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import OPEN
from tinhso.engines.cases.models import Stage, Task
from tinhso.systems.services import verbs
from tinhso.systems.services.actions import fields
from tinhso.systems.services.actions.action import Action, Scene
from tinhso.systems.services.actions.rights import may
from tinhso.systems.services.personal import sees_personal

WORKING = (Stage.RECEIVED, Stage.PROCESSING)

ACTIONS = (
    Action(
        "tiep-nhan", _("Receive the dossier"), _("Receive"),
        _("The time limit of the procedure starts now. The applicant gets the receipt with the appointment."),
        fields.AcceptForm,
        lambda s: s.case.stage == Stage.SUBMITTED and may(s, "cases.receive"),
        verbs.accept, is_main=True,
    ),
    Action(
        "xu-ly", _("Finish this step"), _("Finish the step"),
        _("The dossier goes on to the next step of the internal process."),
        fields.FinishForm,
        lambda s: s.case.stage in WORKING and (s.at(Task.Kind.STEP) or s.at(Task.Kind.REVIEW)),
        verbs.finish_step, is_main=True,
    ),
    Action(
        "quyet-dinh", _("Decide and sign"), _("Sign"),
        _("The result is drawn up, signed with your certificate and sealed. The time limit ends here."),
        fields.DecideForm,
        lambda s: s.case.stage in WORKING and s.at(Task.Kind.SIGN),
        verbs.decide, is_main=True, shows_result=True,
    ),
    Action(
        "tra-ket-qua", _("Return the result"), _("Return the result"),
        _("Note how the result reached the applicant."),
        fields.HandOutForm,
        lambda s: s.case.stage == Stage.DECIDED and may(s, "cases.receive"),
        verbs.hand_out, is_main=True,
    ),
    Action(
        "tra-loi-rut", _("Answer the withdrawal"), _("Answer"),
        _("The applicant asks for the dossier back."),
        fields.WithdrawalForm,
        lambda s: s.case.stage == Stage.WITHDRAWING and may(s, "cases.receive"),
        verbs.answer_withdrawal, is_main=True,
    ),
    Action(
        "yeu-cau-bo-sung", _("Ask for a supplement"), _("Send the request"),
        _("Mark what is missing or wrong and say why. The clock stands still until the applicant answers."),
        fields.SupplementForm,
        lambda s: (s.case.stage == Stage.SUBMITTED and may(s, "cases.receive"))
        or (s.case.stage in WORKING and s.task is not None and may(s, "cases.process")),
        verbs.ask_supplement,
    ),
    Action(
        "chuyen-nguoi-khac", _("Hand over to a colleague"), _("Hand over"),
        _("The colleague finds the step in the inbox at once."),
        fields.HandOverForm,
        lambda s: s.task is not None and s.task.kind in (Task.Kind.STEP, Task.Kind.REVIEW, Task.Kind.SIGN),
        verbs.hand_over,
    ),
    Action(
        "xem-thong-tin", _("See personal data in full"), _("Show for thirty minutes"),
        _("Say what you need the personal data for. Your reading is written down and the applicant can be told."),
        fields.ReasonForm,
        lambda s: not s.is_applicant and not sees_personal(s) and may(s, "access.unmask"),
        verbs.unmask,
    ),
    Action(
        "tra-lai-buoc", _("Send back to the step before"), _("Send back"),
        _("Say what must be done again; it goes to whoever did it."),
        fields.ReasonForm,
        lambda s: s.case.stage in WORKING and s.task is not None and s.task.step is not None and s.task.step.order > 1,
        verbs.send_back,
    ),
    Action(
        "gia-han", _("Extend the deadline and apologise"), _("Send the letter"),
        _("Once per dossier. The applicant gets the letter of apology with the new date."),
        fields.ExtendForm,
        lambda s: s.case.stage in WORKING and not hasattr(s.case, "extension") and may(s, "cases.extend"),
        verbs.extend,
    ),
    Action(
        "tu-choi", _("Refuse to receive"), _("Refuse"),
        _("The applicant gets the refusal with its reason and legal ground. This cannot be undone."),
        fields.RefuseForm,
        lambda s: s.case.stage == Stage.SUBMITTED and may(s, "cases.receive"),
        verbs.refuse, is_grave=True,
    ),
    Action(
        "dung", _("Stop the dossier"), _("Stop"),
        _("The dossier ends without a decision. The applicant is told why. This cannot be undone."),
        fields.ReasonForm,
        lambda s: s.case.stage in WORKING and s.task is not None and may(s, "cases.process"),
        verbs.stop, is_grave=True,
    ),
    Action(
        "thu-hoi", _("Recall the decision"), _("Recall"),
        _("Only until the result was handed out. The step of signing opens again."),
        fields.ReasonForm,
        lambda s: s.case.stage == Stage.DECIDED and may(s, "cases.decide"),
        verbs.recall, is_grave=True,
    ),
    Action(
        "rut", _("Withdraw the dossier"), _("Withdraw"),
        _("A dossier that has not been received ends at once; otherwise the agency answers first."),
        fields.ReasonForm,
        lambda s: s.is_applicant and s.case.stage in OPEN and s.case.stage != Stage.WITHDRAWING,
        verbs.withdraw, is_grave=True,
    ),
    Action(
        "danh-gia", _("Rate how your dossier was handled"), _("Send the rating"),
        _("Your rating is counted for the agency. It is not shown with your name."),
        fields.RateForm,
        lambda s: s.is_applicant and s.case.ended_at is not None and not s.case.is_rated,
        verbs.rate, is_main=True,
    ),
)  # fmt: skip


def open_actions(scene: Scene) -> list[Action]:
    """What the reader can do now."""
    return [action for action in ACTIONS if action.open_to(scene)]


def action_by_slug(slug: str) -> Action | None:
    return next((action for action in ACTIONS if action.slug == slug), None)
