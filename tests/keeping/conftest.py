from tests.main_job.conftest import planted, province

__all__ = ["planted", "province"]
