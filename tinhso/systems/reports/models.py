"""The nouns of the reporting system, gathered for Django."""

from tinhso.systems.reports.nouns.cells import Unlocking, Value
from tinhso.systems.reports.nouns.form import Form
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.nouns.returns import Act, Chase, Return, Stage

__all__ = ["Act", "Chase", "Form", "Level", "Regime", "Return", "Stage", "Unlocking", "Value"]
