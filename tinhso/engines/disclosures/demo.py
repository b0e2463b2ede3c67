"""The closed months of the demonstration, published as soon as all is planted instead of in the first night."""

from tinhso.engines.disclosures.jobs import publish_open_figures


def plant() -> None:
    """Idempotent: what has not changed makes no edition."""
    publish_open_figures.later()
