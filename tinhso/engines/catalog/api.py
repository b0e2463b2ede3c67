"""Code lists: what a code means, and which codes one may choose, on a day."""

from tinhso.engines.catalog.loading import load_lists
from tinhso.engines.catalog.reading import choices, label_of, labels_of

__all__ = ["choices", "label_of", "labels_of", "load_lists"]
