"""Code lists through time."""

from tinhso.engines.catalog.codes import CodeItem, CodeList

__all__ = ["CodeItem", "CodeList"]
