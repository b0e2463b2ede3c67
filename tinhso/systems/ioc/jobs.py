"""What the operations centre does by itself."""

from tinhso.systems.ioc.alerts.jobs import check_alerts
from tinhso.systems.ioc.brief.jobs import send_morning_briefs

__all__ = ["check_alerts", "send_morning_briefs"]
