"""Mail: fetched from a mailbox, read without trust, answered in its thread."""
