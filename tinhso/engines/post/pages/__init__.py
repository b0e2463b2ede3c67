"""The pages of consignments: the desk, the carrier, everybody."""
