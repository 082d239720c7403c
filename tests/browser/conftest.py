"""One JupyterLab for all browser tests, a Chromium for a file of them, a page for each."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import DeskPage, open_lesson
from tests.browser.lab import Lab, end_kernel, running_chromium, running_lab

PATIENCE_MS = 20_000
WINDOW = {"width": 1500, "height": 1000}


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab, as a trainee has it."""
    with running_lab(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser; not for longer, since Playwright's loop lets no other one run beside it."""
    expect.set_options(timeout=PATIENCE_MS)
    with running_chromium() as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page; no script on it may fail until the test is over."""
    faults: list[str] = []
    context = chromium.new_context(viewport=WINDOW, reduced_motion="reduce")  # type: ignore[arg-type]
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    end_kernel(opened)
    context.close()
    assert faults == []


@pytest.fixture
def lesson(lab: Lab, page: Page) -> Callable[[str, str], DeskPage]:
    """Opens a lesson of a language, in a copy that nobody has worked in."""
    folder = lab.copy_lessons(f"{len(list(lab.root.iterdir()))}")

    def open_one(lang: str, name: str) -> DeskPage:
        return open_lesson(lab, page, folder / lang / f"{name}.ipynb")

    return open_one
