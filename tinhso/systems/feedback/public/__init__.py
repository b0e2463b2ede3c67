"""What everybody sees of reports."""
