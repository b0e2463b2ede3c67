"""Co-applicants: others who sign a dossier before it is handed in."""
