"""What remains of a report when its time has passed: first nobody's, then a tombstone."""
