"""What people call things, beside what the law calls them."""
