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
from tinhso.engines.indicators.shown import value_text
from tinhso.engines.indicators.splitting import AREA, CHANNEL, OFFICE, SECTOR, TOPIC, split
from tinhso.engines.indicators.typed import Typed
from tinhso.engines.indicators.verbs.closing import close_period, restate
from tinhso.engines.indicators.verbs.defining import Proposal, approve_definition, propose_definition
from tinhso.engines.indicators.verbs.keeping import Given, declare_series, give_value, import_values
from tinhso.engines.indicators.verbs.targeting import set_target
from tinhso.engines.indicators.verbs.thresholds import set_thresholds

__all__ = [
    "AREA", "CHANNEL", "DOWN", "LAST_YEAR", "OF", "OFFICE", "OVER", "PREVIOUS", "REST", "SECTOR", "TOPIC", "UP",
    "Band", "Better", "Board", "Cumulative", "Derived", "Distinct", "Figure", "Given", "Indicator", "LateCases",
    "Line", "Live", "Mean", "Measure", "Period", "Place", "Plan", "Proposal", "Ratio", "Reading", "Screen", "Stock",
    "Sum", "Typed", "approve_definition", "band_of", "behind", "catalogue", "catch_up", "close_period", "count",
    "count_drill", "declare_series", "drill", "figures", "find", "fold", "forget", "give_value", "import_values",
    "in_words", "indicators", "name_period", "plans", "propose_definition", "read_period", "restate", "set_target",
    "set_thresholds", "split", "value_text", "write_period",
]  # fmt: skip
