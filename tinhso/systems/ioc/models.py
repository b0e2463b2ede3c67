"""What the operations centre writes down."""

from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule
from tinhso.systems.ioc.brief.nouns import Brief, BriefWish
from tinhso.systems.ioc.directives.nouns import Directive, Progress
from tinhso.systems.ioc.notes.nouns import Note
from tinhso.systems.ioc.picked.nouns import PickedBoard

__all__ = ["Alert", "AlertRule", "Brief", "BriefWish", "Directive", "Note", "PickedBoard", "Progress"]
