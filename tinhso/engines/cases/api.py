"""Cases: one matter that an office must settle for someone, by a date."""

from tinhso.engines.cases import actions, bulk, copying
from tinhso.engines.cases.codes import code_of, new_secret, next_code, number_of
from tinhso.engines.cases.competence import require_competent
from tinhso.engines.cases.contents import Content, content_of
from tinhso.engines.cases.deadlined import DATING, ENDING
from tinhso.engines.cases.delays import Delays, delays_of
from tinhso.engines.cases.elsewhere import Elsewhere, elsewhere, must_be_here, reported
from tinhso.engines.cases.inbound import Inbound, Supplied, open_inbound, supply
from tinhso.engines.cases.inquiring import Asked, asked_of
from tinhso.engines.cases.keeping.obstacles import obstacles
from tinhso.engines.cases.keeping.rules import begin_keeping_rule, set_keeping_rule
from tinhso.engines.cases.keeping.rules import due as records_due
from tinhso.engines.cases.keeping.verbs import end_records, hold, lift_hold
from tinhso.engines.cases.kinds import Kind, kind_of, stage_name, url_of
from tinhso.engines.cases.nearing import levels_told
from tinhso.engines.cases.panels import Panel, panels_for
from tinhso.engines.cases.process_verbs import (
    draft_process,
    drop_draft,
    process_for,
    publish_draft,
    publish_process,
)
from tinhso.engines.cases.prolonging import extension_rule, set_extension_rules
from tinhso.engines.cases.queries import (
    Chosen,
    case_for,
    cases_of,
    colleagues_for,
    matches,
    newest_cases,
    open_task_for,
    tasks_of,
)
from tinhso.engines.cases.querysets import held_by
from tinhso.engines.cases.relating import Related, related
from tinhso.engines.cases.rounds import supplement_rule
from tinhso.engines.cases.shaping.ground import Ground
from tinhso.engines.cases.shaping.lint import Finding, lint
from tinhso.engines.cases.shaping.moving import counterparts, move_case, plan, running_cases
from tinhso.engines.cases.shaping.stride import Stride, as_strides
from tinhso.engines.cases.shaping.trial import Walk, replay, walk
from tinhso.engines.cases.stages import ENDED, IN_HAND, OPEN, Records, Stage, stage_of
from tinhso.engines.cases.story import told
from tinhso.engines.cases.tones import tone_of
from tinhso.engines.cases.units import agency_of, unit_of
from tinhso.engines.cases.verbs.away import come_back, go_away
from tinhso.engines.cases.verbs.classify import classify
from tinhso.engines.cases.verbs.consult import consult, give_opinion, go_on_without, take_silence_for_consent
from tinhso.engines.cases.verbs.decide import decide, hand_out, recall
from tinhso.engines.cases.verbs.end import answer_withdrawal, extend, rate, stop, withdraw
from tinhso.engines.cases.verbs.escalate import escalate, set_thresholds
from tinhso.engines.cases.verbs.follow import follow, unfollow
from tinhso.engines.cases.verbs.forget import erase, forget_owner
from tinhso.engines.cases.verbs.hand_on import call_back, hand_over
from tinhso.engines.cases.verbs.join import make_part, merge
from tinhso.engines.cases.verbs.lapse import NO_ANSWER, set_supplement_rule, stop_unanswered
from tinhso.engines.cases.verbs.lapse import has_lapsed as supplement_has_lapsed
from tinhso.engines.cases.verbs.link import about, link
from tinhso.engines.cases.verbs.move import give_back, transfer
from tinhso.engines.cases.verbs.pay import raise_duty, settle_duty
from tinhso.engines.cases.verbs.postpone import postpone
from tinhso.engines.cases.verbs.receive import accept, answer_supplement, ask_supplement, refuse
from tinhso.engines.cases.verbs.redate import redate
from tinhso.engines.cases.verbs.reopen import reopen
from tinhso.engines.cases.verbs.submit import ANSWER_WITHIN, submit
from tinhso.engines.cases.verbs.work import claim, finish_step, send_back

__all__ = [
    "DATING",
    "ENDING",
    "Asked",
    "asked_of",
    "bulk",
    "walk",
    "replay",
    "Walk",
    "as_strides",
    "running_cases",
    "plan",
    "move_case",
    "counterparts",
    "lint",
    "Finding",
    "Ground",
    "publish_draft",
    "drop_draft",
    "draft_process",
    "take_silence_for_consent",
    "set_extension_rules",
    "go_on_without",
    "go_away",
    "extension_rule",
    "delays_of",
    "come_back",
    "call_back",
    "agency_of",
    "Delays",
    "ANSWER_WITHIN",
    "ENDED",
    "IN_HAND",
    "NO_ANSWER",
    "OPEN",
    "Chosen",
    "Content",
    "Elsewhere",
    "Inbound",
    "Kind",
    "Panel",
    "Records",
    "Related",
    "Stage",
    "Stride",
    "Supplied",
    "about",
    "accept",
    "actions",
    "answer_supplement",
    "answer_withdrawal",
    "ask_supplement",
    "case_for",
    "cases_of",
    "claim",
    "classify",
    "code_of",
    "colleagues_for",
    "consult",
    "content_of",
    "copying",
    "decide",
    "elsewhere",
    "end_records",
    "hold",
    "lift_hold",
    "obstacles",
    "records_due",
    "begin_keeping_rule",
    "set_keeping_rule",
    "erase",
    "escalate",
    "extend",
    "finish_step",
    "follow",
    "forget_owner",
    "give_back",
    "give_opinion",
    "hand_out",
    "hand_over",
    "kind_of",
    "levels_told",
    "link",
    "make_part",
    "matches",
    "merge",
    "new_secret",
    "must_be_here",
    "newest_cases",
    "next_code",
    "number_of",
    "open_task_for",
    "open_inbound",
    "panels_for",
    "postpone",
    "process_for",
    "publish_process",
    "raise_duty",
    "rate",
    "recall",
    "redate",
    "refuse",
    "related",
    "reopen",
    "require_competent",
    "reported",
    "send_back",
    "set_supplement_rule",
    "set_thresholds",
    "settle_duty",
    "stage_name",
    "stage_of",
    "stop",
    "stop_unanswered",
    "submit",
    "supplement_has_lapsed",
    "supplement_rule",
    "supply",
    "tasks_of",
    "told",
    "tone_of",
    "transfer",
    "unfollow",
    "unit_of",
    "url_of",
    "withdraw",
    "held_by",
]
