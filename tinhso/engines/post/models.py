"""Carriers and their numbers, consignments, manifests, what the carrier reports, post points."""

from tinhso.engines.post.carriers import Carrier, CodeRange
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.manifested import Manifest
from tinhso.engines.post.points import PostPoint
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.tracked import Track

__all__ = ["Carrier", "CodeRange", "Consignment", "Direction", "Manifest", "PostPoint", "Stage", "Track"]
