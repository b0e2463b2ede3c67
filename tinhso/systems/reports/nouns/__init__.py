"""What a regime asks for, what an office gives, and what became of it."""
