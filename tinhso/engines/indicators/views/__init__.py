"""The pages of figures."""

from tinhso.engines.indicators.views.boards import board, data, list_of

__all__ = ["board", "data", "list_of"]
