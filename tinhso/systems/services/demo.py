"""Dossiers of the demonstration, made by the verbs."""

from tinhso.systems.services.loading import load_processes


def plant() -> None:
    """The internal processes, and live work of recent weeks so that every desk has something to do."""
    load_processes()
