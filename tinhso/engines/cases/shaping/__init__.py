"""Writing an internal process down, looking for faults in it, trying it out, publishing it, moving cases to it."""
