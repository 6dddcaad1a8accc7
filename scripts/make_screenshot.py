"""Make `docs/page.png`, the picture in the README: the page of the examples in Chromium, one event chosen.

python scripts/make_screenshot.py marsad-out/marsad.html '#r17-e1'
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

OUT = Path(__file__).parent.parent / "docs/page.png"


def main(page: str, anchor: str) -> None:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1180, "height": 760}, device_scale_factor=1)
        opened.goto(Path(page).absolute().as_uri() + anchor)
        opened.locator(f"article:has({anchor})").evaluate(
            "e => scrollBy(0, e.getBoundingClientRect().top - 8)"
        )
        opened.screenshot(path=str(OUT))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
