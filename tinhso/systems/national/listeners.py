"""What follows the events of dossiers by itself; each group lives beside what it tells."""

from tinhso.systems.national.civil import listening as civil
from tinhso.systems.national.portal import following as portal

__all__ = ["civil", "portal"]
