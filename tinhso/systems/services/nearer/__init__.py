"""Receiving regardless of boundary: a nearer desk takes in what another agency decides."""
