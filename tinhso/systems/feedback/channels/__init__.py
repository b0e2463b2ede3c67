"""Mail and Zalo as channels into one conversation, out of which officials make reports."""
