"""Going on with a draft, and doing last year's dossier again."""
