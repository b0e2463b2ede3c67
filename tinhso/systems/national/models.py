"""What the link keeps of each dossier."""

from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.linkages import Linkage
from tinhso.systems.national.mirrors import Mirror, Mirroring
from tinhso.systems.national.reconciling.runs import Reconciliation
from tinhso.systems.national.wishes import Wish

__all__ = ["Arrival", "Counterpart", "Linkage", "Mirror", "Mirroring", "Reconciliation", "Wish"]
