"""Every action on a report's page, in the order in which buttons stand."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Stage, Task
from tinhso.systems.feedback.desk import doing, fields
from tinhso.systems.feedback.desk.conditions import (
    can_be_public,
    can_be_refused,
    drafts,
    goes_out_without_publication,
    is_public,
    was_given_back,
)
from tinhso.systems.feedback.desk.personal import may_ask_to_see
from tinhso.systems.feedback.open311 import doing as open311
from tinhso.systems.feedback.outside import doing as outside

usual = actions.usual
Action = actions.Action
WORKING = usual.WORKING
ANY_OPEN = (Stage.SUBMITTED, *WORKING, Stage.SUPPLEMENT)

ACTIONS = actions.Actions(
    Action(
        slug="tiep-nhan", name=_("Accept and send on"), button=_("Send on"),
        explain=_("The agency finds it among its work at once; the time to answer runs from now on."),
        form=fields.AcceptForm, do=doing.accept, stages=(Stage.SUBMITTED,), needs="cases.receive", is_main=True,
    ),
    Action(
        slug="chuyen-tiep", name=_("Send to another agency"), button=_("Send on"),
        explain=_("The report came back. Its time to answer is counted anew."),
        form=fields.TransferForm, do=doing.transfer, also=was_given_back, needs="cases.receive", is_main=True,
    ),
    Action(
        slug="du-thao", name=_("Draft the answer"), button=_("Hand in for approval"),
        explain=_("Say what was found and done. Whoever approves it sees and may change the text."),
        form=fields.DraftForm, do=actions.usual.FINISH.do, stages=WORKING,
        tasks=(Task.Kind.STEP, Task.Kind.REVIEW), is_main=True,
    ),
    Action(
        slug="duyet", name=_("Approve the answer"), button=_("Approve"),
        explain=_("The time to answer ends here. 1022 publishes the answer and sends it to the reporter."),
        form=fields.ApproveForm, do=doing.approve, stages=WORKING, tasks=(Task.Kind.SIGN,), is_main=True,
    ),
    replace(usual.OPINION, slug="gop-y", explain=_("It goes to the agency that leads.")),
    Action(
        slug="cong-khai", name=_("Publish"), button=_("Publish"),
        explain=_("Everybody may read the text as you leave it and see the photos that you tick; the original stays."),
        form=fields.PublishForm, do=doing.publish, also=can_be_public, needs="feedback.moderate",
    ),
    Action(
        slug="gui-tra-loi", name=_("Send the answer to the reporter"), button=_("Send"),
        explain=_("This report is not published: only the reporter reads the answer."),
        form=actions.ActionForm, do=doing.send_answer, stages=(Stage.DECIDED,), also=goes_out_without_publication,
        needs="cases.receive", is_main=True,
    ),
    Action(
        slug="phan-loai", name=_("Change category or place"), button=_("Change"),
        explain=_("The rules are asked anew, and the correction teaches the classifier."),
        form=fields.CategoryForm, do=doing.categorise, stages=ANY_OPEN, needs="cases.receive",
    ),
    Action(
        slug="hoi-them", name=_("Ask for more information"), button=_("Send the question"),
        explain=_("The reporter answers by the link. The clock stands still meanwhile."),
        form=fields.MoreForm, do=doing.ask_more, stages=(Stage.SUBMITTED, *WORKING), also=actions.may_ask,
    ),
    Action(
        slug="phoi-hop", name=_("Ask supporting agencies"), button=pgettext_lazy("support", "Ask"),
        explain=_("They answer side by side. Your work goes on meanwhile, unless you say that the step waits."),
        form=fields.ConsultForm, do=doing.consult, stages=WORKING, also=drafts, needs="cases.process",
    ),
    usual.GO_ON_WITHOUT,
    outside.GIVE,
    outside.END,
    open311.HAND_ON,
    Action(
        slug="anh-sau", name=_("Add photos of what was done"), button=_("Add"),
        explain=_("1022 clears each photo before anybody outside sees it."),
        form=fields.PhotosForm, do=doing.add_photos, stages=(*WORKING, Stage.DECIDED), needs="cases.process",
        takes_files=True,
    ),
    usual.CLAIM,
    usual.HAND_OVER,
    usual.CALL_BACK,
    replace(usual.UNMASK, also=may_ask_to_see),
    usual.SEND_BACK,
    Action(
        slug="tra-1022", name=_("Give back to 1022"), button=_("Give back"),
        explain=_("Say why your agency is not competent and which one is."),
        form=actions.ReasonForm, do=doing.give_back, stages=WORKING, tasks=(Task.Kind.STEP,), needs="cases.process",
    ),
    Action(
        slug="chuyen", name=_("Transfer to another agency"), button=_("Transfer"),
        explain=_("Another agency handles it from now on; the deadline stays."),
        form=fields.TransferForm, do=doing.transfer, stages=WORKING,
        also=lambda scene: not was_given_back(scene), needs="cases.receive",
    ),
    Action(
        slug="gop", name=_("Merge into another report"), button=_("Merge"),
        explain=_("This one ends here; its reporter gets the answer of the other."),
        form=fields.MergeForm, do=doing.merge, stages=ANY_OPEN, needs="cases.receive",
    ),
    Action(
        slug="tach", name=_("Split off a part"), button=_("Split off"),
        explain=_("The part becomes a report of its own that another agency handles."),
        form=fields.SplitForm, do=doing.split, stages=ANY_OPEN, needs="cases.receive",
    ),
    usual.EXTEND,
    Action(
        slug="rut", name=_("Answer the wish to take it back"), button=_("Answer"),
        explain=_("The reporter no longer wants it handled. If you agree, it ends; otherwise the work goes on."),
        form=fields.WithdrawalForm, do=doing.answer_withdrawal, stages=(Stage.WITHDRAWING,), needs="cases.receive",
        is_main=True,
    ),
    Action(
        slug="khong-cong-khai", name=_("Withhold"), button=_("Withhold"),
        explain=_("Only the reporter and the agencies see it."),
        form=actions.ReasonForm, do=doing.withhold, also=is_public, needs="feedback.moderate",
    ),
    Action(
        slug="tu-choi", name=_("Not a matter for 1022"), button=_("Refuse"),
        explain=_("The reporter is told why, and who is competent. This cannot be undone."),
        form=fields.RefuseForm, do=doing.refuse, also=can_be_refused, needs="cases.receive", is_grave=True,
    ),
    usual.STOP,
    Action(
        slug="thu-hoi", name=_("Take the approval back"), button=_("Take back"),
        explain=_("Only until the answer has gone out."),
        form=actions.ReasonForm, do=doing.recall, stages=(Stage.DECIDED,), needs="cases.decide", is_grave=True,
    ),
)  # fmt: skip
