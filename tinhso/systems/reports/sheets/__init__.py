"""The form of a return as a spreadsheet: out to be filled in elsewhere, and back."""
