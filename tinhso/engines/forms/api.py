"""Procedures and their forms: find, publish, draw, keep while typing, hand in."""

from tinhso.engines.forms.bound import Bound, BoundPage, bound
from tinhso.engines.forms.content import Paper
from tinhso.engines.forms.correcting import Correction, correct
from tinhso.engines.forms.doors.queries import ASSISTED, channels_of, counted_as, door_of, takes_paper
from tinhso.engines.forms.doors.starting import start_of
from tinhso.engines.forms.doors.verbs import set_channels, set_door
from tinhso.engines.forms.drafts.queries import drafts_of, files_of
from tinhso.engines.forms.drafts.resuming import Resumed, resume_draft, up_to_date
from tinhso.engines.forms.drafts.verbs import (
    Saved,
    attach,
    delete_draft,
    detach,
    own_draft,
    save_draft,
    start_draft,
)
from tinhso.engines.forms.fees import due
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.flow.answering import answer_step
from tinhso.engines.forms.flow.flow import FormFlow
from tinhso.engines.forms.flow.papers import accepted, sentence_of
from tinhso.engines.forms.flow.rows import press
from tinhso.engines.forms.forgetting import forget
from tinhso.engines.forms.guide.carrying import carried
from tinhso.engines.forms.inputs import BoundField, input_id
from tinhso.engines.forms.keeping.archive import Archive, Row, pack, taken_out, unpack
from tinhso.engines.forms.keeping.bringing import Change, bring_in, difference
from tinhso.engines.forms.keeping.checking import new_version, propose, redraft, send_back
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.loading import delivered_page, load_procedures
from tinhso.engines.forms.papers import PaperNeed, case_of, needs
from tinhso.engines.forms.payers import NONE as NO_PAYER_GROUP
from tinhso.engines.forms.payers import QUESTION as PAYER_GROUP
from tinhso.engines.forms.payers import name_of as payer_name
from tinhso.engines.forms.places import Place
from tinhso.engines.forms.prefill import Known, known_of
from tinhso.engines.forms.publishing import NotPublishable, draft_version, publish, withdraw
from tinhso.engines.forms.queries import current, is_in_force, life_events, most_asked
from tinhso.engines.forms.questions import Questions, lint_questions
from tinhso.engines.forms.reading import retyped, typed_on, validate
from tinhso.engines.forms.remembered import with_content
from tinhso.engines.forms.search import Wanted, search
from tinhso.engines.forms.submissions.queries import Answer, answers_of, texts_of
from tinhso.engines.forms.submissions.verbs import Incomplete, submit, submit_answers

__all__ = [
    "ASSISTED",
    "Archive",
    "Change",
    "bring_in",
    "difference",
    "new_version",
    "pack",
    "propose",
    "redraft",
    "send_back",
    "taken_out",
    "unpack",
    "Answer",
    "Bound",
    "BoundField",
    "BoundPage",
    "Correction",
    "Finding",
    "FormFlow",
    "Incomplete",
    "Known",
    "NO_PAYER_GROUP",
    "NotPublishable",
    "PAYER_GROUP",
    "Paper",
    "PaperNeed",
    "Place",
    "Questions",
    "Resumed",
    "Row",
    "Saved",
    "Wanted",
    "accepted",
    "answer_step",
    "answers_of",
    "attach",
    "bound",
    "case_of",
    "channels_of",
    "carried",
    "correct",
    "counted_as",
    "current",
    "delete_draft",
    "delivered_page",
    "door_of",
    "detach",
    "draft_version",
    "drafts_of",
    "due",
    "files_of",
    "forget",
    "known_of",
    "life_events",
    "lint",
    "input_id",
    "lint_questions",
    "load_procedures",
    "most_asked",
    "needs",
    "own_draft",
    "payer_name",
    "press",
    "publish",
    "resume_draft",
    "retyped",
    "save_draft",
    "set_channels",
    "set_door",
    "search",
    "start_draft",
    "start_of",
    "submit",
    "submit_answers",
    "takes_paper",
    "texts_of",
    "sentence_of",
    "is_in_force",
    "typed_on",
    "up_to_date",
    "validate",
    "with_content",
    "withdraw",
]
