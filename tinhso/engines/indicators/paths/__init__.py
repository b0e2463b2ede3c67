"""The path from a figure to its records: by unit, day, procedure and official; each place has an address."""
