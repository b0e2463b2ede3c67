"""The pages of counters."""
