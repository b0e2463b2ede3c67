"""Looking for viruses: one scanner behind one port, chosen by the installation's settings."""
