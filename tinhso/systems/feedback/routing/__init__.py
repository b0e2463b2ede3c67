"""Who handles a report: a table of rules, asked in one statement, explained, tried out before it counts."""
