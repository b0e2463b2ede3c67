"""Which category a text belongs to: learnt in the product from labelled texts, asked in process, without a network."""

from tinhso.systems.feedback.classifying.proposing import THRESHOLD, propose

__all__ = ["THRESHOLD", "propose"]
