"""Files: store what people bring, keep what the platform makes, open what is clean."""

from tinhso.engines.files.forgetting import forget
from tinhso.engines.files.kinds import (
    ANYTHING,
    DOCUMENTS,
    DOCX,
    JPEG,
    PDF,
    PDFS,
    PHOTOS,
    PICTURES,
    PNG,
    WEBP,
    XLSX,
    ZIP,
    Accept,
    Kind,
)
from tinhso.engines.files.links import link
from tinhso.engines.files.pictures.camera import PictureFacts, picture_facts
from tinhso.engines.files.pictures.publishing import public_link, public_links, publish_picture, withdraw_picture
from tinhso.engines.files.pictures.redraw import THUMBNAILS, redraw, thumbnail
from tinhso.engines.files.reading import open_stream, preview, read, readable, text
from tinhso.engines.files.rendering import Unreadable, excerpt, join, page_pictures, pages_of
from tinhso.engines.files.scanning.jobs import scan_now
from tinhso.engines.files.scanning.scanner import Scanner, scanner
from tinhso.engines.files.storing import keep_own, store
from tinhso.engines.files.sweeping import sweep

__all__ = [
    "ANYTHING",
    "DOCUMENTS",
    "DOCX",
    "JPEG",
    "PDF",
    "PDFS",
    "PHOTOS",
    "PICTURES",
    "PNG",
    "THUMBNAILS",
    "WEBP",
    "XLSX",
    "ZIP",
    "Accept",
    "Kind",
    "PictureFacts",
    "Scanner",
    "Unreadable",
    "excerpt",
    "forget",
    "join",
    "keep_own",
    "link",
    "open_stream",
    "page_pictures",
    "pages_of",
    "picture_facts",
    "preview",
    "public_link",
    "public_links",
    "publish_picture",
    "read",
    "readable",
    "redraw",
    "scan_now",
    "scanner",
    "store",
    "sweep",
    "text",
    "thumbnail",
    "withdraw_picture",
]
