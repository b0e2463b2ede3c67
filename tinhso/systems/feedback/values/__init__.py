"""The times and rules that no law gives: delivered as examples until the province names its own regulation."""
