"""Draws the sheet that documents are set on: `python -m tools.letter` writes the template.

It is crmsim/crm/papers/letter.docx: a title, then as many paragraphs as there are lines.
The template is our own, small and without a date, so drawing it again changes nothing.
"""

import io
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Sheet
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from crmsim.crm.documents import LETTER, undated

TARGET = Path(__file__).resolve().parent.parent / "crmsim" / "crm" / LETTER
FONT = "Times New Roman"
BODY, HEADING = "Normal", "Title"
KEPT = {KIND.STYLES, KIND.SETTINGS, KIND.OFFICE_DOCUMENT, KIND.CORE_PROPERTIES}
TEXT = ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}")


def main() -> None:
    """The template, written where the package finds it."""
    sheet = Document()
    _leave_out(sheet)
    _set_page(sheet)
    _set_styles(sheet)
    _forget_origin(sheet)
    sheet.add_paragraph("{{ title }}", style=HEADING)
    for line in TEXT:
        sheet.add_paragraph(line)
    stream = io.BytesIO()
    sheet.save(stream)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(undated(stream.getvalue()))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


def _leave_out(sheet: Sheet) -> None:
    """Drops the theme, the thumbnail and whatever else python-docx's own template brings."""
    for relations in (sheet.part.rels, sheet.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype not in KEPT]:
            del relations[key]
    styles = sheet.styles.element
    for style in list(sheet.styles):
        if style.name not in (BODY, HEADING):
            style.delete()
    for name in ("w:latentStyles", "w:docDefaults"):
        for element in styles.findall(qn(name)):
            styles.remove(element)


def _set_page(sheet: Sheet) -> None:
    page = sheet.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)


def _set_styles(sheet: Sheet) -> None:
    for name, size, bold in ((BODY, 12, False), (HEADING, 14, True)):
        style = sheet.styles[name]
        assert isinstance(style, ParagraphStyle)
        for part in (style.element.rPr, style.element.pPr, style.element.find(qn("w:link"))):
            if part is not None:
                style.element.remove(part)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.element.rPr.rFonts.set(qn("w:cs"), FONT)
        style.paragraph_format.space_after = Pt(size / 2)
        centred = WD_ALIGN_PARAGRAPH.CENTER if bold else WD_ALIGN_PARAGRAPH.JUSTIFY
        style.paragraph_format.alignment = centred


def _forget_origin(sheet: Sheet) -> None:
    kept = sheet.core_properties
    kept.author = kept.comments = kept.last_modified_by = ""
    kept.created = kept.modified = datetime(2026, 1, 1)


if __name__ == "__main__":
    main()
