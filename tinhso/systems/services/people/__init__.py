"""Filing for somebody else: for a relative, for a company, by an official at a desk or a post clerk."""
