"""What those who keep the clients do, and the clients themselves."""
