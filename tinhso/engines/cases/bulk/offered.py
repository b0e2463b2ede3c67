"""The acts that the engine brings along for cases of every kind."""

from __future__ import annotations

from tinhso.engines.cases.bulk.usual import ACTS as USUAL
from tinhso.engines.cases.keeping.bulk import ACTS as KEEPING
from tinhso.engines.cases.shaping.bulk import MOVE

ACTS = (*USUAL, MOVE, *KEEPING)
