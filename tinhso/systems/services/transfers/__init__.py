"""Paper handed from office to office, signed for on both sides."""
