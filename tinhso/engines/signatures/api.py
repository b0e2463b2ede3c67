"""Signatures: certificates of positions and offices, signing a PDF, looking at the signatures in one."""

from tinhso.engines.signatures.keys import KeyStore, key_store
from tinhso.engines.signatures.signing import Signed, add_time_stamp, sign, sign_pdf
from tinhso.engines.signatures.stamps import Look, Stamp, corner_stamp, seal_stamp, signer_stamp
from tinhso.engines.signatures.timestamps import NoTimeStamp
from tinhso.engines.signatures.validation import SignatureReport, validate_pdf
from tinhso.engines.signatures.verbs import certificate_of, issue, issue_seal, revoke, seal_of

__all__ = [
    "KeyStore",
    "Look",
    "NoTimeStamp",
    "SignatureReport",
    "Signed",
    "Stamp",
    "add_time_stamp",
    "certificate_of",
    "corner_stamp",
    "issue",
    "issue_seal",
    "key_store",
    "revoke",
    "seal_of",
    "seal_stamp",
    "sign",
    "sign_pdf",
    "signer_stamp",
    "validate_pdf",
]
