"""By which doors dossiers come in, as dated data: whose portal, and which channels."""
