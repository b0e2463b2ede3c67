"""How long cases are kept, what stands against their end, and what remains of them."""
