"""Parts of a board beside its tiles: charts, rankings, tables, maps; each is also a table of the same numbers."""
