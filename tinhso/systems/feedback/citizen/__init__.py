"""Reporting and following as a person does."""
