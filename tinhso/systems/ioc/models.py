"""What the operations centre writes down."""

from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule
from tinhso.systems.ioc.brief.nouns import Brief, BriefWish
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.followed.nouns import Progress
from tinhso.systems.ioc.notes.nouns import Note
from tinhso.systems.ioc.picked.nouns import PickedBoard
from tinhso.systems.ioc.programmes.nouns import Assignment, Product, Programme, Rearrangement

__all__ = [
    "Alert", "AlertRule", "Assignment", "Brief", "BriefWish", "Directive", "Note", "PickedBoard", "Product",
    "Programme", "Progress", "Rearrangement",
]  # fmt: skip
