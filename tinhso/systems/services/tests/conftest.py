from tests.planted import planted, province

__all__ = ["planted", "province"]
