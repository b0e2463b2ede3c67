"""Mail and Zalo."""
