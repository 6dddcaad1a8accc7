"""The house keeps its order: no room imports from a room to its right, and knowledge imports nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import marsad

ROOT = Path(marsad.__file__).parent
ORDER = [
    "record", "knowledge", "sources", "text", "reading", "numbers", "days", "grounding", "coding", "pipeline", "incidents", "archive",
    "lexicon", "examples", "exports", "cli",
]  # fmt: skip


def imports() -> Iterator[tuple[str, str, str]]:
    """Every import between rooms: the file, its room and the room it imports from."""
    for file in sorted(ROOT.rglob("*.py")):
        here = file.relative_to(ROOT)
        room = here.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                other = name.split(".")[1] if name.startswith("marsad.") else room
                if other != room and room != "__init__":
                    yield str(here), room, other


def test_no_room_imports_from_its_right() -> None:
    found = list(imports())
    assert len(found) > 100
    assert [line for line in found if ORDER.index(line[2]) > ORDER.index(line[1])] == []


def test_knowledge_imports_nothing_of_marsad() -> None:
    assert [line for line in imports() if line[1] == "knowledge"] == []


def test_every_room_is_on_the_map() -> None:
    text = (ROOT.parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {
        p.name.removesuffix(".py")
        for p in ROOT.iterdir()
        if p.name[0] not in "_." and p.suffix in ("", ".py")
    }
    assert rooms == set(ORDER)
    assert [room for room in rooms if f"`{room}`" not in text and f"`{room}.py`" not in text] == []
