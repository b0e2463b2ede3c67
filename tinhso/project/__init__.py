"""The top floor: settings, addresses, processes and the command line; the only place that lists systems."""
