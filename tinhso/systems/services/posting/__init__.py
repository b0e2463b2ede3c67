"""What a dossier sends and receives by the public post."""
