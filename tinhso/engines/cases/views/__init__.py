"""Pages of every kind of case: acts for several at once, who has how much to do, who is away."""
