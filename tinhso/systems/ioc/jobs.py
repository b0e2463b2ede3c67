"""What the operations centre does by itself."""

from tinhso.systems.ioc.alerts.jobs import check_alerts

__all__ = ["check_alerts"]
