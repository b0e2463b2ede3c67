"""The morning brief (bản tin sáng): what the figures say, told at seven to whoever wants it."""
