"""A paper of a card: as a piece of a page, and as a file for a word processor (R120)."""

from base64 import b64encode
from typing import Any

from crmsim.crm.entities import Document
from crmsim.crm.papers import docx_of, html_of, sheet_of
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import RowId
from crmsim.crm.views.base import Asked, BadFilter, view
from crmsim.words import say


class DocumentAsked(Asked):
    """A paper's number."""

    document: RowId


@view
def document(crm: Crm, asked: DocumentAsked) -> dict[str, Any]:
    """A paper to be read; BadFilter where there is none, or where its card is another's."""
    row = _known(crm, asked.document)
    title = sheet_of(crm, row.id, crm.lang).title
    return {"id": row.id, "title": title, "html": html_of(crm, row.id, crm.lang)}


@view
def document_file(crm: Crm, asked: DocumentAsked) -> dict[str, Any]:
    """The same paper as a .docx, in base64."""
    row = _known(crm, asked.document)
    content = docx_of(crm, row.id, crm.lang)
    return {"name": f"{row.title}.docx", "base64": b64encode(content).decode("ascii")}


def _known(crm: Crm, number: int) -> Document:
    row = crm.table(Document).get(number)
    if row is None or not crm.sees(crm.cards[row.card_id]):
        raise BadFilter(say("There is no paper number {id}.", id=number))
    return row
