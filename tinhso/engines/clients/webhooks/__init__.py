"""Events sent to the addresses that clients name: the feed, pushed."""
