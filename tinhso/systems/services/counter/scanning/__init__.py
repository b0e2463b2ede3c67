"""A scanner's day: one PDF of many papers, split at their cover sheets, each part put to its dossier and paper."""
