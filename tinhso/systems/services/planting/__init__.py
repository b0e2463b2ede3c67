"""Planting dossiers: lives written down as data, then lived through the verbs or copied in bulk."""
