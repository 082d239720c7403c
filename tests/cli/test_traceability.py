"""docs/traceability.md says what the markers say."""

from tools.traceability import TARGET, page


def test_the_page_is_fresh() -> None:
    """Whoever changes a marker, a rule or a question writes the page anew."""
    assert TARGET.read_text(encoding="utf-8") == page(), "Run: python -m tools.traceability"
