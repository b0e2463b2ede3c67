"""The pages of the reporting system."""
