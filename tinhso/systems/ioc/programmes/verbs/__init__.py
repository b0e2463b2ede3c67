"""Writing of programmes: each verb in the file of whoever does it."""
