"""The payer whom the tariff favours: what was claimed, what the desk found, and the difference in money."""
