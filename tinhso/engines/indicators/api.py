"""Indicators: declaring them, reading them exactly, and listing what they count."""

from tinhso.engines.indicators.ahead.saying import Told, sentences
from tinhso.engines.indicators.amounts import amount
from tinhso.engines.indicators.as_known import FIELD as DAY_FIELD
from tinhso.engines.indicators.as_known import end_of, read_day
from tinhso.engines.indicators.bands import Band, band_of
from tinhso.engines.indicators.boards import Board, boards
from tinhso.engines.indicators.catching_up import behind, catch_up
from tinhso.engines.indicators.choices import periods as periods_to_choose
from tinhso.engines.indicators.choices import this_month
from tinhso.engines.indicators.declared import indicators
from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.drilling import OF, OVER, REST, Line, drill
from tinhso.engines.indicators.drilling import count as count_drill
from tinhso.engines.indicators.figures import LAST_YEAR, PREVIOUS, Figure, Reading, Screen, figures
from tinhso.engines.indicators.finding import catalogue, find, named
from tinhso.engines.indicators.folding import fold, forget
from tinhso.engines.indicators.forms import SheetForm
from tinhso.engines.indicators.formulas import Formula, Operand, operands
from tinhso.engines.indicators.formulas import parse as parse_formula
from tinhso.engines.indicators.formulas import worth as worth_of
from tinhso.engines.indicators.late_cases import LateCases
from tinhso.engines.indicators.measures import (
    DOWN,
    UP,
    Better,
    Cumulative,
    Dated,
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
from tinhso.engines.indicators.quality import Mark, marks_of_all
from tinhso.engines.indicators.reading_pages import bands_of_all
from tinhso.engines.indicators.saying import in_words
from tinhso.engines.indicators.sheets import table as read_table
from tinhso.engines.indicators.shown import address as page_address
from tinhso.engines.indicators.shown import change_notes, live_note, value_text
from tinhso.engines.indicators.shown_catalogue import plan_words
from tinhso.engines.indicators.sight import Sight, Unit, sight
from tinhso.engines.indicators.sparkline import sparkline
from tinhso.engines.indicators.splitting import AREA, CHANNEL, OFFICE, SECTOR, TOPIC, split
from tinhso.engines.indicators.typed import Typed
from tinhso.engines.indicators.verbs.closing import close_period, restate
from tinhso.engines.indicators.verbs.defining import Proposal, approve_definition, propose_definition
from tinhso.engines.indicators.verbs.keeping import Given, declare_series, give_value, import_values, take_values
from tinhso.engines.indicators.verbs.targeting import set_target
from tinhso.engines.indicators.verbs.thresholds import set_thresholds

__all__ = [
    "AREA", "CHANNEL", "DAY_FIELD", "DOWN", "LAST_YEAR", "OF", "OFFICE", "OVER", "PREVIOUS", "REST", "SECTOR", "TOPIC",
    "UP", "Band", "Better", "Board", "Cumulative", "Dated", "Derived", "Distinct", "Figure", "Formula", "Given",
    "Indicator", "LateCases", "Line", "Live", "Mark", "Mean", "Measure", "Operand", "Period", "Place", "Plan",
    "Proposal", "Ratio", "Reading", "Screen", "SheetForm", "Sight", "Stock", "Sum", "Told", "Typed", "Unit", "amount",
    "approve_definition", "band_of", "bands_of_all", "behind", "boards", "catalogue", "catch_up", "change_notes",
    "close_period", "count", "count_drill", "declare_series", "drill", "end_of", "figures", "find", "fold", "forget",
    "give_value", "import_values", "in_words", "indicators", "live_note", "marks_of_all", "name_period", "named",
    "operands", "page_address", "parse_formula", "periods_to_choose", "plan_words", "plans", "propose_definition",
    "read_day", "read_period", "read_table", "restate", "sentences", "set_target", "set_thresholds", "sight",
    "sparkline", "split", "take_values", "this_month", "value_text", "worth_of", "write_period",
]  # fmt: skip
