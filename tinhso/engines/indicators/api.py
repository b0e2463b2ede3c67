"""Indicators: declaring them, reading them exactly, and listing what they count."""

from tinhso.engines.indicators.boards import Board
from tinhso.engines.indicators.catching_up import behind, catch_up
from tinhso.engines.indicators.declared import indicators
from tinhso.engines.indicators.drilling import OF, OVER, REST, Line, drill
from tinhso.engines.indicators.drilling import count as count_drill
from tinhso.engines.indicators.figures import LAST_YEAR, PREVIOUS, Figure, Reading, Screen, figures
from tinhso.engines.indicators.folding import fold, forget
from tinhso.engines.indicators.late_cases import LateCases
from tinhso.engines.indicators.measures import (
    DOWN,
    UP,
    Better,
    Indicator,
    Live,
    Mean,
    Measure,
    Ratio,
    Stock,
    Sum,
    count,
)
from tinhso.engines.indicators.period_names import name_period, read_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place

__all__ = [
    "DOWN", "LAST_YEAR", "OF", "OVER", "PREVIOUS", "REST", "UP", "Better", "Board", "Figure", "Indicator",
    "LateCases", "Line", "Live", "Mean", "Measure", "Period", "Place", "Ratio", "Reading", "Screen", "Stock", "Sum",
    "behind", "catch_up", "count", "count_drill", "drill", "figures", "fold", "forget", "indicators", "name_period",
    "read_period", "write_period",
]  # fmt: skip
