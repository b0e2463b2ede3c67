"""What can be done with consignments."""
