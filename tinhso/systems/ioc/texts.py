"""What the operations centre tells people; each group lives beside what it tells."""

from tinhso.systems.ioc.alerts.texts import TEXTS as ALERTS
from tinhso.systems.ioc.brief.texts import TEXTS as BRIEF
from tinhso.systems.ioc.directives.texts import TEXTS as DIRECTIVES
from tinhso.systems.ioc.programmes.texts import TEXTS as PROGRAMMES

TEXTS = (*ALERTS, *BRIEF, *DIRECTIVES, *PROGRAMMES)
