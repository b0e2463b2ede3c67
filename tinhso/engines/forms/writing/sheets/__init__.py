"""The sheets on which a keeper writes one row of a part."""
