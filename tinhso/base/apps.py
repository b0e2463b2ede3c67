from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "tinhso.base"
    label = "base"

    def ready(self) -> None:
        from tinhso.base import checks, migrating, rescuing  # noqa: F401  their checks and job are registered
        from tinhso.base.registry import load_all

        migrating.use()
        load_all("jobs")  # a worker does only the jobs that were imported when it started
