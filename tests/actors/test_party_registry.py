"""Every row of the registry's tables: its example is read, and gives the party."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from reading_parties import read

from marsad.knowledge.tables import folder, rows
from marsad.reading.actors_registry import Registry, people, registry
from marsad.text import fold

# Rows whose example is a weapon or a deed: the party is in the demonym that follows.
DEEDS = {"attack", "artillery", "air"}


def party_files() -> list[str]:
    names = sorted(entry.name for entry in folder("actors").iterdir())
    return [name for name in names if name.startswith("parties_")] + ["civilians.tsv"]


def wrong_parties(file: str) -> Iterator[str]:
    for row in rows("actors", file):
        year = row["from"][:4] or row["to"][:4]
        _, mentions, actors = read(row["example"], row["country"] or None, f"{year}-06-01" if year else None)
        told = any(
            a.id == row["id"] or row["id"] in m.candidates for m, a in zip(mentions, actors, strict=True)
        )
        if not told:
            yield f"{row['id']}: {row['example']} -> {[(a.text, a.id) for a in actors]}"


@pytest.mark.parametrize("file", party_files())
def test_the_examples_of_parties_name_them(file: str) -> None:
    wrong = list(wrong_parties(file))
    assert len(wrong) <= max(2, len(rows("actors", file)) // 50), "\n".join(wrong)


def test_a_short_form_means_what_its_row_says() -> None:
    table = rows("actors", "contextual.tsv")
    wrong = []
    for row in table:
        year = row["from"][:4] or row["to"][:4] or "2018"
        _, _, actors = read(row["example"], row["country"] or None, f"{year}-06-01")
        if not any(actor.id == row["actor_id"] for actor in actors):
            wrong.append(
                f"{row['form_ar']} {row['country']}: {row['example']} -> {[(a.text, a.id) for a in actors]}"
            )
    assert len(wrong) <= len(table) // 100, "\n".join(wrong)


@pytest.mark.parametrize("file", ["heads.tsv", "offices.tsv"])
def test_the_examples_of_heads_and_offices_hold_them(file: str) -> None:
    wrong = []
    for row in rows("actors", file):
        doc, mentions, _ = read(row["example"])
        head = fold(row["form_ar"]).split()[0]
        inside = any(head in " ".join(doc.forms[m.first : m.last]) for m in mentions)
        after = any(m.first and head in doc.forms[m.first - 1] for m in mentions)
        if not (inside or (row["role"] in DEEDS and after)):
            wrong.append(f"{row['form_ar']} ({row['role']}): {row['example']}")
    assert len(wrong) <= len(rows("actors", file)) // 30, "\n".join(wrong)


def test_every_noun_is_found_in_its_example() -> None:
    wrong = [
        row["id"]
        for row in rows("actors", "nouns.tsv")
        if not any(m.head == row["id"] for m in read(row["example"])[1])
    ]
    assert not wrong


def test_a_word_in_doubt_is_no_party_in_its_example() -> None:
    wrong = []
    for row in rows("actors", "ambiguous.tsv"):
        doc, mentions, _ = read(row["example"])
        form = fold(row["form_ar"])
        if any(" ".join(doc.forms[m.first : m.last]) == form for m in mentions if m.rule == "registry"):
            wrong.append(row["form_ar"])
    assert not wrong


def test_people_are_known_by_every_name_they_have() -> None:
    known = people()
    for row in rows("actors", "people.tsv"):
        for name in row["name_ar"].split("|"):
            ids = known.find(name)
            assert f"person:{row['name_en']}" in ids, name


def test_people_speak_for_parties_of_the_registry() -> None:
    parties = registry().parties
    unknown = {row["actor_id"] for row in rows("actors", "people.tsv")} - set(parties) - {""}
    assert len(unknown) <= 5, sorted(unknown)


def test_the_registry_is_large_and_its_parts_are_whole() -> None:
    known = registry()
    assert len(known.parties) >= 700
    parents = {party.part_of for party in known.parties.values()} - {""}
    assert len(parents - set(known.parties)) <= 10, sorted(parents - set(known.parties))


def test_the_registry_is_read_at_once() -> None:
    took = []
    for _ in range(3):
        rows.cache_clear()
        begun = time.process_time()
        assert isinstance(registry.__wrapped__(), Registry)
        took.append(time.process_time() - begun)
    assert min(took) < 0.15  # 0.06 where nothing else runs
