"""Programmes and their tasks (theo dõi nhiệm vụ của nghị quyết, chương trình, kế hoạch), followed to their ends."""
