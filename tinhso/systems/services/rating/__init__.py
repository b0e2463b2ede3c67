"""How content people are with the handling of a dossier."""
