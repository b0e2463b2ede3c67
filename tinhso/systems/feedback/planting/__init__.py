"""Reports of the demonstration: written down as data in demo/reports.toml, then lived through the verbs."""
