"""Papers that the province holds already, used again so that none is asked twice."""
