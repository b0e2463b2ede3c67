"""Where a figure is going: the months to come, the year's end with its interval, and how such forecasts did before."""
