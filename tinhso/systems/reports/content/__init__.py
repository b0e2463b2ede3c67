"""What a form says and what it asks of what is typed into it."""
