"""Telling the national portal: what it is told, in whose words, over which line."""
