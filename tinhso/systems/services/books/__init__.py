"""The books of a one-stop shop as papers: the control sheet of a dossier (form 06), the register (form 07)."""
