"""What each step of a report answers to a request."""
