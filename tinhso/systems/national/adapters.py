"""The outside parties of the link; each is spoken to beside what it is for."""

from tinhso.systems.national.civil.outbox import ADAPTERS as CIVIL
from tinhso.systems.national.portal.outbox import ADAPTERS as PORTAL

ADAPTERS = (*PORTAL, *CIVIL)
