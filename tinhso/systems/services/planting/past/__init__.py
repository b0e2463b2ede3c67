"""The demonstration at full size: dossiers of 2022 and 2023, as many as two newspapers counted."""
