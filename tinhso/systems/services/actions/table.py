"""Every action of a dossier's page, in the order in which buttons stand."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import OPEN, actions
from tinhso.engines.cases.models import Stage, Task
from tinhso.systems.services import verbs
from tinhso.systems.services.actions import duties, fields
from tinhso.systems.services.books import controlling
from tinhso.systems.services.held.verifying import can_strike, has_uploads
from tinhso.systems.services.payers import checking
from tinhso.systems.services.payers.forms import PayerForm, has_groups
from tinhso.systems.services.personal import sees_them_covered
from tinhso.systems.services.rating.forms import RateForm

usual = actions.usual
Action = actions.Action

ACTIONS = actions.Actions(
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
    usual.FINISH,
    usual.OPINION,
    Action(
        slug="quyet-dinh",
        name=_("Decide and sign"),
        button=_("Sign"),
        explain=_("The result is drawn up, signed with your certificate and sealed. The time limit ends here."),
        form=fields.DecideForm,
        do=verbs.decide,
        stages=usual.WORKING,
        tasks=(Task.Kind.SIGN,),
        is_main=True,
        shows_result=True,
        here_only=True,
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
    usual.ANSWER_WITHDRAWAL,
    Action(
        slug="yeu-cau-bo-sung",
        name=_("Ask for a supplement"),
        button=_("Send the request"),
        explain=_("Mark what is missing or wrong and say why. The clock stands still until the applicant answers."),
        form=fields.SupplementForm,
        do=verbs.ask_supplement,
        stages=(Stage.SUBMITTED, *usual.WORKING),
        also=actions.may_ask,
    ),
    usual.CONSULT,
    usual.GO_ON_WITHOUT,
    duties.RAISE,
    duties.SETTLE,
    usual.CLAIM,
    Action(
        slug="dung-vi-khong-bo-sung",
        name=_("Stop: no supplement came"),
        button=_("Confirm the stop"),
        explain=_("The last day for the supplement has passed. The applicant gets the letter. This cannot be undone."),
        form=fields.StopUnansweredForm,
        do=verbs.stop_unanswered,
        stages=(Stage.SUPPLEMENT,),
        also=verbs.has_lapsed,
        is_main=True,
        is_grave=True,
        here_only=True,
    ),
    Action(
        slug="doi-chieu-giay-to",
        name=_("Verify papers"),
        button=_("Verify"),
        explain=_("Tick what you compared with the original. The applicant is not asked for it a second time."),
        form=fields.VerifyForm,
        do=verbs.verify_papers,
        stages=(Stage.SUBMITTED, *usual.WORKING),
        also=has_uploads,
    ),
    Action(
        slug="gach-giay-to",
        name=_("Strike out a verified paper"),
        button=_("Strike out"),
        explain=_("From now on it is offered in no form and refused in every draft. The applicant is told the reason."),
        form=fields.StrikeForm,
        do=verbs.strike_paper,
        also=can_strike,
        is_grave=True,
    ),
    Action(
        slug="phieu-kiem-soat",
        name=_("Issue the control sheet"),
        button=_("Issue the sheet"),
        explain=_("Form 06: who gave the dossier to whom, when, and whether in time. It is numbered, sealed and kept."),
        form=fields.ControlSheetForm,
        do=verbs.issue_control_sheet,
        also=controlling.may_issue,
    ),
    Action(
        slug="doi-tuong-nop-phi",
        name=_("Check for whom the fee is paid"),
        button=_("Note what was found"),
        explain=_("What the payer claims is compared with the proof. The difference is asked for or given back."),
        form=PayerForm,
        do=verbs.check_the_payer,
        stages=checking.STAGES,
        also=has_groups,
        needs=checking.RIGHT,
        here_only=True,
    ),
    usual.HAND_OVER,
    usual.CALL_BACK,
    replace(usual.UNMASK, also=sees_them_covered),
    usual.SEND_BACK,
    usual.EXTEND,
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
    usual.STOP,
    Action(
        slug="thu-hoi",
        name=_("Recall the decision"),
        button=_("Recall"),
        explain=_("Only until the result was handed out. The step of signing opens again."),
        form=actions.ReasonForm,
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
        form=actions.ReasonForm,
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
        form=RateForm,
        do=verbs.rate,
        by_applicant=True,
        also=actions.has_ended_unrated,
        is_main=True,
    ),
)
