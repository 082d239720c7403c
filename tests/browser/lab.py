"""JupyterLab on a copy of the lessons, and Chromium before it: what browser tests sit at.

Whoever opens something here with `with` has nothing left running afterwards.
What is on a desk, and where to click, is in `tests.browser.desk`.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from playwright.sync_api import Browser, Page, sync_playwright

from crmsim.cli.lab import copy_lessons

STARTS_WITHIN_S = 60
STOPS_WITHIN_S = 20
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SETTINGS = {
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}
READY = "window.jupyterapp?.shell.currentWidget?.sessionContext?.ready.then(() => true)"
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells')"
END = "window.jupyterapp?.shell.currentWidget?.sessionContext?.shutdown()"


@dataclass(frozen=True, slots=True)
class Lab:
    """A running JupyterLab and the folder that it shows."""

    url: str
    root: Path

    def copy_lessons(self, folder: str) -> Path:
        """Fresh lessons of all languages in a folder of that name; where it lies."""
        target = self.root / folder
        copy_lessons(target, ("ru", "en"))
        return target

    def address(self, notebook: Path) -> str:
        """Where a browser finds a notebook that lies below the root, without side bars."""
        return f"{self.url}/doc/tree/{notebook.relative_to(self.root).as_posix()}?reset"


@contextmanager
def running_lab(home: Path) -> Iterator[Lab]:
    """JupyterLab on a free port of this machine alone, with settings of its own below *home*."""
    lab = Lab(f"http://127.0.0.1:{_free_port()}", home / "lessons")
    lab.root.mkdir()
    with (home / "jupyter.log").open("wb") as log:
        server = subprocess.Popen(
            _command(lab), env=_environment(home), cwd=lab.root, stdout=log, stderr=log
        )
        try:
            _wait_for(lab, server, Path(log.name))
            yield lab
        finally:
            server.terminate()
            server.wait(STOPS_WITHIN_S)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Chromium from CRMSIM_CHROMIUM, or the machine's own; it calls nobody by itself."""
    binary = os.environ.get("CRMSIM_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def run_all_cells(page: Page) -> None:
    """Run the notebook on the page by Lab's own command, once its kernel is there."""
    page.wait_for_function(READY)
    page.evaluate(RUN_ALL)


def end_kernel(page: Page) -> None:
    """Stop the kernel of the notebook on the page."""
    page.evaluate(END)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def _command(lab: Lab) -> list[str]:
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": lab.url.rpartition(":")[2],
        "ServerApp.port_retries": "0",
        "ServerApp.root_dir": str(lab.root),
        "ServerApp.open_browser": "False",
        "ServerApp.allow_root": "True",
        "IdentityProvider.token": "",
        "LabApp.expose_app_in_browser": "True",
        "LabApp.news_url": "None",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{k}={v}" for k, v in options.items())]


def _environment(home: Path) -> dict[str, str]:
    """None of the person's own lessons, profiles and settings."""
    for name, settings in SETTINGS.items():
        file = home / "settings" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings), encoding="utf-8")
    inherited = {key: text for key, text in os.environ.items() if not key.startswith("CRMSIM_")}
    return {
        **inherited,
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }


def _wait_for(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    direct = build_opener(ProxyHandler({}))
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until and server.poll() is None:
        try:
            direct.open(f"{lab.url}/api", timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')}")
