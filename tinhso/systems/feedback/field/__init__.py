"""Officials in the field: a short list on the phone, notes and photos that are sent later."""
