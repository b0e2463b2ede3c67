"""Designing an e-form on a page: its pages, sections and questions, their conditions, a trial before publication."""
