"""Indicators: declaring them, reading them exactly, and listing what they count."""

from tinhso.engines.indicators.bands import Band, band_of
from tinhso.engines.indicators.boards import Board
from tinhso.engines.indicators.catching_up import behind, catch_up
from tinhso.engines.indicators.declared import indicators
from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.drilling import OF, OVER, REST, Line, drill
from tinhso.engines.indicators.drilling import count as count_drill
from tinhso.engines.indicators.figures import LAST_YEAR, PREVIOUS, Figure, Reading, Screen, figures
from tinhso.engines.indicators.finding import catalogue, find
from tinhso.engines.indicators.folding import fold, forget
from tinhso.engines.indicators.late_cases import LateCases
from tinhso.engines.indicators.measures import (
    DOWN,
    UP,
    Better,
    Cumulative,
    Distinct,
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
from tinhso.engines.indicators.plans import Plan, plans
from tinhso.engines.indicators.saying import in_words
from tinhso.engines.indicators.splitting import AREA, CHANNEL, OFFICE, SECTOR, TOPIC, split
from tinhso.engines.indicators.typed import Typed

__all__ = [
    "AREA", "CHANNEL", "DOWN", "LAST_YEAR", "OF", "OFFICE", "OVER", "PREVIOUS", "REST", "SECTOR", "TOPIC", "UP", "Band",
    "Better", "Board", "Cumulative", "Derived", "Distinct", "Figure", "Indicator", "LateCases", "Line", "Live", "Mean",
    "Measure", "Period", "Place", "Plan", "Ratio", "Reading", "Screen", "Stock", "Sum", "Typed", "band_of", "behind",
    "catalogue", "catch_up", "count", "count_drill", "drill", "figures", "find", "fold", "forget", "in_words",
    "indicators", "name_period", "plans", "read_period", "split", "write_period",
]  # fmt: skip
