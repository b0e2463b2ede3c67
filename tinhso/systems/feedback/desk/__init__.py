"""Officials of 1022: their list, one report on one page, what can be done with it."""
