"""Open figures: saying which indicators everybody sees, publishing and reading them."""

from tinhso.engines.disclosures.hiding import hide
from tinhso.engines.disclosures.opened import OpenFigure, OpenGroup
from tinhso.engines.disclosures.publishing import publish, publish_closed

__all__ = ["OpenFigure", "OpenGroup", "hide", "publish", "publish_closed"]
