"""Handing a part of a report to somebody outside, by a link that ends."""
