from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "tinhso.engines.indicators"
    label = "indicators"

    def ready(self) -> None:
        from tinhso.engines.indicators import checks  # noqa: F401  registers the checks of declarations
