"""What a field's type means: how its answer is taken from a page, read, shown and typed again."""

from tinhso.engines.forms.kinds.addresses import Address
from tinhso.engines.forms.kinds.choices import Choice, Consent, Multi, YesNo
from tinhso.engines.forms.kinds.dates import Day
from tinhso.engines.forms.kinds.kind import Kind, Wrong
from tinhso.engines.forms.kinds.numbers import Money, Number
from tinhso.engines.forms.kinds.people import Identity
from tinhso.engines.forms.kinds.repeats import Repeat
from tinhso.engines.forms.kinds.texts import Email, LongText, Phone, Text

KINDS: dict[str, Kind] = {
    "text": Text(),
    "long_text": LongText(),
    "date": Day(),
    "number": Number(),
    "money": Money(),
    "choice": Choice(),
    "multi": Multi(),
    "yes_no": YesNo(),
    "person": Identity(),
    "address": Address(),
    "phone": Phone(),
    "email": Email(),
    "consent": Consent(),
}
KINDS["repeat"] = Repeat(KINDS)

__all__ = ["KINDS", "Kind", "Wrong"]
