"""Internal processes of procedures, written and tried out on pages."""
