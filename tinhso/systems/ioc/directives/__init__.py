"""Directives given from a figure (ý kiến chỉ đạo): a case with a lead office and a deadline, followed to its end."""
