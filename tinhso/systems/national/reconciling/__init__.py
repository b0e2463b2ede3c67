"""Whether both sides know the same of every dossier."""
