"""What is done to units, offices, positions, people and businesses."""
