"""The international interface for civic reports."""
