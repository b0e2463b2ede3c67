"""The house itself: the one door, its sentences, its processes, its backups."""
