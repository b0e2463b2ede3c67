"""The papers of handling a dossier: the legal forms of Circular 03/2025/TT-VPCP, the result, the fee receipt.

Fields of the data, beside those in ``needs``, are optional. Days are ISO dates, moments ISO date-times with zone,
money whole đồng. ``rows`` and ``papers`` are lists of dicts. Common to the letters to an applicant: ``case``
(dossier code), ``procedure``, ``applicant``, ``address``, ``phone``, ``email``, ``number_label`` (``Số CCCD``,
``Mã số thuế``), ``personal_number``; ``official`` (who handled it) and ``official_title``.
"""

from tinhso.engines.papers.models import PaperKind, Shown

_HERE = "systems/services/papers/"
_WHO = ("case", "procedure", "applicant")
_PUBLIC = (
    Shown("case", "Mã hồ sơ"),
    Shown("procedure", "Thủ tục hành chính"),
    Shown("applicant", "Người nộp hồ sơ", "name"),
)

# What one holds from handing in until form 01. secret (look-up code); submitted_at; channel; papers: name; fee (đồng).
ACKNOWLEDGEMENT = PaperKind(
    code="services.acknowledgement",
    name="Xác nhận nộp hồ sơ",
    template=_HERE + "acknowledgement.typ",
    number="{n:02}/XNHS",
    needs=(*_WHO, "secret", "submitted_at", "papers"),
    public=(*_PUBLIC, Shown("submitted_at", "Nộp lúc")),
    retention=5,
)
# Form 01. papers: name, originals, copies, digital; sets; limit ("05 ngày làm việc"); received_at, due_at;
# returned_how; channel; book, line (of the register); fee (đồng), fee_note.
RECEIPT = PaperKind(
    code="services.receipt",
    name="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    template=_HERE + "receipt.typ",
    number="{n:02}/TNHS",
    needs=(*_WHO, "papers", "received_at", "due_at"),
    public=(*_PUBLIC, Shown("received_at", "Tiếp nhận lúc"), Shown("due_at", "Hẹn trả kết quả")),
    sealed=False,
    retention=5,
)
# Form 02. papers: name, originals, certified, copies, note (what is wrong with it); reason; answer_by; contact,
# contact_phone.
SUPPLEMENT = PaperKind(
    code="services.supplement",
    name="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    template=_HERE + "supplement.typ",
    number="{n:02}/HDHS",
    needs=(*_WHO, "papers", "reason"),
    public=_PUBLIC,
    sealed=False,
    retention=5,
)
# Form 03. reason; basis (the law); papers as in form 02.
REFUSAL = PaperKind(
    code="services.refusal",
    name="Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    template=_HERE + "refusal.typ",
    number="{n:02}/TCHS",
    needs=(*_WHO, "reason", "basis"),
    public=_PUBLIC,
    sealed=False,
    retention=5,
)
# Form 04. received_at; due_at (as promised); reason; new_due_at; times (how often put off, this time included).
APOLOGY = PaperKind(
    code="services.apology",
    name="Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
    template=_HERE + "apology.typ",
    number="{n:02}/XL",
    needs=(*_WHO, "received_at", "due_at", "reason", "new_due_at"),
    public=(*_PUBLIC, Shown("new_due_at", "Hẹn lại")),
    retention=5,
)
# Form 05. ground ("theo yêu cầu của người nộp hồ sơ" or the reason); stage; money (what becomes of the fee).
STOP = PaperKind(
    code="services.stop",
    name="Thông báo dừng giải quyết hồ sơ",
    template=_HERE + "stop.typ",
    number="{n:02}/TB-DGQ",
    needs=(*_WHO, "ground"),
    public=_PUBLIC,
    retention=5,
)
# Form 06. handled_by, with_whom (offices); rows: giver, receiver (offices), at, gave, received (people),
# result ("Trước hạn" | "Đúng hạn" | "Quá hạn" | ""), note.
CONTROL = PaperKind(
    code="services.control",
    name="Phiếu kiểm soát quá trình giải quyết hồ sơ",
    template=_HERE + "control.typ",
    number="{n:02}/KSHS",
    needs=("case", "procedure", "handled_by", "rows"),
    public=(Shown("case", "Mã hồ sơ"), Shown("procedure", "Thủ tục hành chính")),
    sealed=False,
    retention=5,
)
# Form 07. since, until (days); rows: case, procedure, sets, applicant, address, office, received_at, due_at,
# returned_at, how, note.
REGISTER = PaperKind(
    code="services.register",
    name="Sổ theo dõi hồ sơ",
    template=_HERE + "register.typ",
    number="{n:02}/SHS",
    needs=("since", "until", "rows"),
    public=(Shown("since", "Từ ngày"), Shown("until", "Đến ngày")),
    retention=10,
)
# The result: title ("Trích lục khai sinh"), subtitle; basis (list of lines "Căn cứ …"); paragraphs (list of texts);
# rows (list of [label, value]); subject_name (whose it is); recipients (list); symbol (of the number).
_RESULT = {
    "template": _HERE + "result.typ",
    "number": "{n:02}/{symbol}",
    "book": "services.result",
    "needs": (*_WHO, "title", "symbol"),
    "public": (*_PUBLIC, Shown("title", "Tên giấy tờ"), Shown("subject_name", "Cấp cho", "name")),
}
RESULT = PaperKind(code="services.result", name="Kết quả giải quyết thủ tục hành chính", **_RESULT)  # type: ignore[arg-type]
REJECTION = PaperKind(code="services.rejection", name="Thông báo không giải quyết hồ sơ", **_RESULT)  # type: ignore[arg-type]
# lines: name, amount; total; payer; paid_at; way; reference (of the gateway).
FEE = PaperKind(
    code="services.fee",
    name="Biên lai thu phí, lệ phí điện tử",
    template=_HERE + "fee.typ",
    number="{n:07}",
    needs=("case", "procedure", "payer", "lines", "total", "in_words", "paid_at"),
    public=(Shown("case", "Mã hồ sơ"), Shown("payer", "Người nộp tiền", "name"), Shown("total", "Số tiền (đồng)")),
    retention=10,
)
KINDS = (ACKNOWLEDGEMENT, RECEIPT, SUPPLEMENT, REFUSAL, APOLOGY, STOP, CONTROL, REGISTER, RESULT, REJECTION, FEE)
