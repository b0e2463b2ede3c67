"""Rights: who may do what where, and what the database shows to whom."""

from tinhso.engines.access import walls
from tinhso.engines.access.asking import holds, may, may_at, require, require_at, scopes
from tinhso.engines.access.delegating import delegate, withdraw
from tinhso.engines.access.denials import noting_denials
from tinhso.engines.access.epoch import forget as set_up_changed
from tinhso.engines.access.epoch import knowing_rights
from tinhso.engines.access.explaining import explain
from tinhso.engines.access.granting import allow, allow_all, new_subject, revoke
from tinhso.engines.access.involving import FIRST, involve, involve_also, involved, reinvolve, reinvolve_some
from tinhso.engines.access.listing import among_newest, newest, only
from tinhso.engines.access.masking import mask
from tinhso.engines.access.powers import Powers, powers
from tinhso.engines.access.reading import reading_as, walled, without_walls
from tinhso.engines.access.remembering import kept, moves_the_epoch
from tinhso.engines.access.unmasking import unmask

__all__ = [
    "FIRST",
    "among_newest",
    "Powers",
    "allow",
    "allow_all",
    "knowing_rights",
    "delegate",
    "explain",
    "holds",
    "involve",
    "involve_also",
    "involved",
    "kept",
    "mask",
    "may",
    "may_at",
    "moves_the_epoch",
    "new_subject",
    "newest",
    "noting_denials",
    "only",
    "powers",
    "reading_as",
    "reinvolve",
    "reinvolve_some",
    "require",
    "require_at",
    "revoke",
    "scopes",
    "set_up_changed",
    "unmask",
    "walled",
    "walls",
    "withdraw",
    "without_walls",
]
