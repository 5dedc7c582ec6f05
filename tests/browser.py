"""Pages in headless Chromium: what axe-core finds, how wide they are, what they print."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_LOADED_FROM_ELSEWHERE = ("http:", "https:", "ws:", "file:", "ftp:")
EVERY_AXE_RULE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All rules of the standards and the best practices; those that are off by default where they matter here are on."""


def chromium() -> str:
    """The program; skips the test where it is absent, fails it in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing in CI")
        pytest.skip("Chromium is not installed")
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium, started once for several pages (a playwright Browser)."""
    program = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield started
        finally:
            started.close()


@contextmanager
def page(
    started: Any, content: bytes, width: int = 1280, dark: bool = False, text_percent: int = 100
) -> Iterator[tuple[Any, list[str]]]:
    """`content` shown `width` px wide, and a list of all it complained about or asked for from elsewhere."""
    complaints: list[str] = []
    context = started.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    try:
        shown = context.new_page()
        shown.on("console", lambda message: complaints.append(message.text))
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        shown.on(
            "request",
            lambda request: complaints.append(request.url) if request.url.startswith(_LOADED_FROM_ELSEWHERE) else None,
        )
        shown.set_content(content.decode("utf-8"), wait_until="load")
        if text_percent != 100:
            shown.evaluate("percent => { document.documentElement.style.fontSize = percent + '%' }", text_percent)
        yield shown, complaints
    finally:
        context.close()


def violations(shown: Any) -> list[str]:
    """What axe-core finds against the page, rule by rule with the first places."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(shown, options=EVERY_AXE_RULE).response["violations"]
    return [
        f"{rule['id']}: {rule['help']} {[node['html'][:150] for node in rule['nodes'][:3]]} ({len(rule['nodes'])})"
        for rule in found
    ]


def overflow(shown: Any) -> int:
    """By how many px the page is wider than its window."""
    room: int = shown.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return room
