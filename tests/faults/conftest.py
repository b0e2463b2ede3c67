"""The planted province, to be treated badly."""

from tests.main_job.conftest import planted, province

__all__ = ["planted", "province"]
