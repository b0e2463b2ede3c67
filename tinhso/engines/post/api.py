"""Public post: prepare, hand over, follow, take in; addresses of both trees; postage; post points."""

from tinhso.engines.post.addresses import Address, address_by_code, address_of
from tinhso.engines.post.carriers import carrier_on
from tinhso.engines.post.fees import postage
from tinhso.engines.post.forgetting import forget
from tinhso.engines.post.forms import AddressForm
from tinhso.engines.post.queries import any_yet, how_much_waits, of, story_of, waiting_at
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.verbs.by_hand import report_by_hand
from tinhso.engines.post.verbs.handing import confirm, hand_over
from tinhso.engines.post.verbs.preparing import cancel, prepare
from tinhso.engines.post.verbs.taking_in import send_again, take_in
from tinhso.engines.post.verbs.tracking import Report, take_report

__all__ = [
    "Address",
    "AddressForm",
    "Direction",
    "Report",
    "Stage",
    "address_by_code",
    "address_of",
    "any_yet",
    "cancel",
    "carrier_on",
    "confirm",
    "forget",
    "hand_over",
    "how_much_waits",
    "of",
    "postage",
    "prepare",
    "report_by_hand",
    "send_again",
    "story_of",
    "take_in",
    "take_report",
    "waiting_at",
]
