"""Alerts: rules on a figure, with hysteresis, a hold time, quiet hours and an owner (cảnh báo)."""
