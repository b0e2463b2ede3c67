"""What a scanner makes: pages of papers, empty backs, printed sheets, spoilt ones, all as one PDF."""

import io

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

# Where a cover sheet has its codes, in dots at 150 to the inch.
TOP_QR, BARCODE, LOW_QR = (40, 300, 400, 640), (100, 1050, 1140, 1330), (900, 1350, 1200, 1620)


def page_of_paper(seed: int = 0) -> Image.Image:
    """A scanned page of a paper: grey lines of writing."""
    page = np.full((1754, 1240), 246, dtype=np.uint8)
    for row in range(200 + 7 * seed, 1500, 60):
        page[row : row + 14, 150 : 700 + (row * 37 + seed * 101) % 400] = 70
    return Image.fromarray(page)


def empty_page() -> Image.Image:
    return Image.fromarray(np.full((1754, 1240), 250, dtype=np.uint8))


def pictures(pdf: bytes) -> list[Image.Image]:
    """A printed PDF as a scanner sees it, at 150 dots to the inch."""
    document = pdfium.PdfDocument(pdf)
    return [page.render(scale=150 / 72, grayscale=True).to_pil() for page in document]


def scanned(*pages: Image.Image) -> bytes:
    """The scanner's PDF of these pages."""
    out = io.BytesIO()
    first, *rest = [page.convert("L") for page in pages]
    first.save(out, "PDF", resolution=150, save_all=True, append_images=rest)
    return out.getvalue()


def struck(page, *boxes):
    spoilt = page.copy()
    for box in boxes:
        ImageDraw.Draw(spoilt).rectangle(box, fill=235)
    return spoilt
