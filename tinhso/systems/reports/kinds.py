"""The paper of a return: what the head of an office signs (Decree 09/2019/NĐ-CP, article 9; Decree 30/2020/NĐ-CP).

``sections``: title and rows of [code, line, unit, figure, explanation]; ``since`` and ``until`` are the period's days.
"""

from tinhso.engines.papers.api import PaperKind, Shown

REPORT = PaperKind(
    code="reports.report",
    name="Báo cáo",
    template="systems/reports/papers/report.typ",
    number="{n:02}/BC-{symbol}",
    needs=("symbol", "title", "period", "since", "until", "law", "to", "sections"),
    public=(Shown("title", "Tên báo cáo"), Shown("period", "Kỳ báo cáo")),
    retention=10,
)
KINDS = (REPORT,)
