"""Before signing in: a few questions, and what they make of papers, time, money and place."""
