"""Make the pictures of the README and the manual: python tools/readme_pictures.py.

Runs the demonstration into a scratch folder and prints the sheets that are shown into docs/images, small. Needs what
tools/render.py needs, and ImageMagick to shrink them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

# The harness lives with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sagamihara_pdca.pipeline.demo import demonstrate
from sagamihara_pdca.plan_files.source import bundled_plan
from sagamihara_pdca.settings import Settings
from tests.office.client import Office
from tests.office.render import font_setup, render

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SUMMARY, LIST = "総括", "事業一覧"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        done = demonstrate(Settings(scratch / "demo"), bundled_plan())
        with Office.start(scratch / "office", font_setup("bizud", scratch)) as office:
            pages = render(office, done.reported.book, scratch / "pages", dpi=110, sheets=[SUMMARY, LIST, "1-1-02"])
        for sheet, target in ((SUMMARY, "evaluation_summary"), (LIST, "evaluation_list"), ("1-1-02", "evaluation_project")):
            first = next(page for page in pages if page.sheet == sheet)
            _shrink(first.picture, IMAGES / f"{target}.png")


def _shrink(picture: Path, target: Path) -> None:
    subprocess.run(["convert", str(picture), "-resize", "620x", "-colors", "64", "-strip", str(target)], check=True)
    print(f"{target.relative_to(ROOT)}\t{target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
