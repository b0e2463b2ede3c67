"""One-time codes: that somebody without an account holds a telephone or reads a mailbox."""
