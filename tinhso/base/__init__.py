"""The ground floor: registry, clock, identifiers, text, money, errors, jobs; it knows nothing of the trade."""
