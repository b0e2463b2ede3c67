"""The operations centre of the province (trung tâm điều hành thông minh)."""
