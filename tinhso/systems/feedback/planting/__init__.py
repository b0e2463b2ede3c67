"""The demonstration's reports."""
