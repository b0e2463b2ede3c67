"""The nouns of 1022."""

from tinhso.systems.feedback.alerts import Alert
from tinhso.systems.feedback.categories import Category, TimeLimit
from tinhso.systems.feedback.channels.arrivals import Arrival
from tinhso.systems.feedback.channels.keys import Keys
from tinhso.systems.feedback.conversations import Account, Conversation, Utterance
from tinhso.systems.feedback.drafts import Draft, DraftPhoto
from tinhso.systems.feedback.errands import Errand, ErrandAnswer
from tinhso.systems.feedback.fieldnotes import FieldNote
from tinhso.systems.feedback.labels import Label, Lesson
from tinhso.systems.feedback.partners import Forwarding, Partner, Peer, Remark
from tinhso.systems.feedback.prepared import PreparedText, RatingReason
from tinhso.systems.feedback.publications import Moderation, Publication, Support
from tinhso.systems.feedback.replies import Reply
from tinhso.systems.feedback.reporters import Reporter
from tinhso.systems.feedback.reports import Photo, Report
from tinhso.systems.feedback.retaining import Retention, Tombstone
from tinhso.systems.feedback.rules import Routing, Rule
from tinhso.systems.feedback.words import Words

__all__ = [
    "Account",
    "Alert",
    "Arrival",
    "Category",
    "Conversation",
    "Draft",
    "DraftPhoto",
    "Errand",
    "ErrandAnswer",
    "FieldNote",
    "Forwarding",
    "Keys",
    "Label",
    "Lesson",
    "Moderation",
    "Partner",
    "Peer",
    "Photo",
    "PreparedText",
    "Publication",
    "RatingReason",
    "Remark",
    "Reply",
    "Report",
    "Reporter",
    "Retention",
    "Routing",
    "Rule",
    "Support",
    "TimeLimit",
    "Tombstone",
    "Utterance",
    "Words",
]
