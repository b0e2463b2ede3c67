"""What can be done with demands and money."""
