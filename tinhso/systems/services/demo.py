"""Dossiers of the demonstration, made by the verbs."""


def plant() -> None:
    """Live work of recent weeks, so that every desk has something to do."""
