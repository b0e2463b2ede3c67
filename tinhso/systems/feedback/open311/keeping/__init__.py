"""Where the province keeps its Open311 partners: who may write here, and to whom we write."""
