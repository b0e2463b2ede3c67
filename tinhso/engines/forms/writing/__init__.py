"""Writing the legal parts of a procedure on pages: papers, steps, times, fees, places, results, legal basis."""
