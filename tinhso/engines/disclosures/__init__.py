"""Open figures: what the province tells everybody of its agencies' work (công khai số liệu)."""
