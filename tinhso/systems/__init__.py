"""What the province offers; systems never import one another, and each may be switched off."""
