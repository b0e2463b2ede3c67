"""What the operations centre writes down."""

from tinhso.systems.ioc.alerts.nouns import Alert, AlertRule
from tinhso.systems.ioc.directives.nouns import Directive, Progress

__all__ = ["Alert", "AlertRule", "Directive", "Progress"]
