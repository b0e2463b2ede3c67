"""What is asked about units, offices, positions, people and businesses."""
