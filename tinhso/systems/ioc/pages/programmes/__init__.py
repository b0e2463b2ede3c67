"""Pages of programmes and of their tasks."""
