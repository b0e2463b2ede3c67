"""Messages between the applicant and the officials, inside the dossier."""
