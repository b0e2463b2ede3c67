"""The numbers by which Vietnam knows people, businesses, phones and agencies: read, checked, written one way.

Each reader takes what a person typed and returns the clean value, or raises ``Refused`` with a sentence that
says what to correct.
"""

from tinhso.base.codes.agency import OfficeCode, office_code
from tinhso.base.codes.insurance import insurance_number
from tinhso.base.codes.personal import PROVINCES_OF_BIRTH, PersonalNumber, personal_number
from tinhso.base.codes.phone import phone, show_phone
from tinhso.base.codes.tax import TaxCode, enterprise_code, tax_code

__all__ = [
    "PROVINCES_OF_BIRTH",
    "OfficeCode",
    "PersonalNumber",
    "TaxCode",
    "enterprise_code",
    "insurance_number",
    "office_code",
    "personal_number",
    "phone",
    "show_phone",
    "tax_code",
]
