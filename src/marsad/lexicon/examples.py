"""The example of a row, read by the readers themselves: it must give the entry it is an example of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from marsad.days import find_days
from marsad.grounding.actors import ground_actors
from marsad.grounding.places import explain_places
from marsad.grounding.places.geometry import distance_km
from marsad.knowledge.tables import rows
from marsad.lexicon.fault import Fault
from marsad.lexicon.forms import group_of
from marsad.lexicon.table import Table
from marsad.reading.actors import find_actors
from marsad.reading.actors_registry import people
from marsad.reading.events import context_words, find_events, lexicon
from marsad.reading.places import find_places, gazetteer
from marsad.reading.places.sources import key_of
from marsad.reading.speakers import find_speakers
from marsad.record import Place, Report
from marsad.text import Document, fold
from marsad.text.phrases import prefixed

Row = dict[str, str]
Said = tuple[str, str] | None  # what is wrong and the remedy
# Words under which an ordinary word is a place's name, by the row's kind.
_CUES = {"neighbourhood": "حي", "village": "قرية", "town": "بلدة", "city": "مدينة", "district": "مديرية",
         "governorate": "محافظة"}  # fmt: skip
_BY_GRAMMAR = {"country_region", "rural", "country"}


def unread(table: Table) -> Iterator[tuple[int, Fault | None]]:
    """For each row its line, and the fault where its example is not read as the row; rows without a test give None."""
    group = group_of(table)
    check = _CHECKS.get(group, _any_form if "example" in table.header and group != "kinds.tsv" else None)
    check = _time if group.startswith("days/") else check
    for line, row in table.rows:
        said = check(row) if check and (row.get("example") or check is _person) else None
        yield line, Fault(table.file, line, *said) if said else None


def _document(row: Row, title: str | None = None) -> Document:
    year = (row.get("from") or row.get("to") or "")[:4]
    return Document(Report("example", row["example"], title, f"{year}-06-01" if year else None))


def _grounded(row: Row) -> tuple[list[str], list[tuple[str, str | None]]]:
    doc = _document(row)
    mentions = find_actors(doc)
    actors = ground_actors(doc, mentions, row.get("country") or None, doc.report.published)
    ids = [a.id or "" for a in actors] + [c for m in mentions for c in m.candidates]
    return ids, [(a.text, a.id) for a in actors]


def _told(found: list[tuple[str, str | None]]) -> str:
    return ", ".join(f"{text} ({identity or 'unknown'})" for text, identity in found) or "no party"


def _party(row: Row) -> Said:
    ids, found = _grounded(row)
    if row["id"] in ids:
        return None
    return (f"{row['id']} is not read in its example: {row['example']} gives {_told(found)}",
            "use a name of names_ar in the example, or add the name it uses")  # fmt: skip


def _short_form(row: Row) -> Said:
    ids, found = _grounded(row if row["from"] or row["to"] else row | {"from": "2018"})
    if row["actor_id"] in ids:
        return None
    return (f"{row['form_ar']} does not mean {row['actor_id']} in: {row['example']}, which gives {_told(found)}",
            "look at the country and years of the row, and at other rows with this form")  # fmt: skip


def _person(row: Row) -> Said:
    wrong = [n for n in row["name_ar"].split("|") if f"person:{row['name_en']}" not in people().find(n)]
    return (f"{wrong[0]} does not lead to {row['name_en']}", "give the name in full") if wrong else None


@cache
def _near_names() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The Arabic names of countries and of their provinces."""
    countries = {row["code"]: row["names_ar"].split("|")[0] for row in rows("places", "countries.tsv")}
    provinces = {
        (r["country"], r["name_en"]): r["names_ar"].split("|")[0] for r in rows("places", "admin1.tsv")
    }
    return countries, provinces


def _places(row: Row, text: str) -> list[Place]:
    """The places of a text in a report whose title names the row's country and province."""
    countries, provinces = _near_names()
    province = provinces.get((row["country"], row.get("admin1", "")))
    parts = (countries.get(row["country"]), f"في محافظة {province}" if province else None)
    doc = _document({"example": text}, ". ".join(part for part in parts if part) or None)
    mentions = find_places(doc)
    told = zip(mentions, explain_places(doc, mentions), strict=True)
    return [ground.place for mention, ground in told if mention.start >= doc.text_at]


def _is_place(row: Row, place: Place) -> bool:
    if place.id == row["id"]:
        return True
    if (
        row["kind"] in ("region", "country")
        and place.basis in _BY_GRAMMAR
        and place.country == row["country"]
    ):
        return True
    if not row["lat"] or place.lat is None or place.lon is None:
        return not row["lat"] and place.country == row["country"]
    reach = 25 + float(row.get("radius_m") or 0) / 1000
    return distance_km(float(row["lat"]), float(row["lon"]), place.lat, place.lon) <= reach


def _place(row: Row) -> Said:
    found = _places(row, row["example"])
    if any(_is_place(row, place) for place in found):
        return None
    if gazetteer().level(key_of(row["name_ar"])):  # an ordinary word is a place only after a cue
        cue = _CUES.get(row["kind"], "منطقة")
        if any(_is_place(row, p) for p in _places(row, f"وقع انفجار في {cue} {row['name_ar']}")):
            return None
    told = ", ".join(f"{p.text} = {p.name} {p.country} {p.lat},{p.lon}" for p in found) or "no place"
    return (f"{row['id']} {row['name_ar']} is not read in its example: {row['example']} gives {told}",
            "name it after a cue (بلدة، حي), check the coordinates, or add the spelling to variants_ar")  # fmt: skip


def _event_word(row: Row) -> Said:
    words = find_events(_document(row))
    own = set(row["kinds"].split(","))
    if any(w.entry == row["id"] or own & set(w.kinds) for w in words):
        return None
    told = ", ".join(f"{w.form} ({w.entry}: {','.join(w.kinds)})" for w in words) or "no event word"
    return (f"{row['id']} is not read in its example: {row['example']} gives {told}",
            "use one of its forms in the example; for a verb, forms is past and present: قصف يقصف")  # fmt: skip


def _context_word(row: Row) -> Said:
    doc, known = _document(row), context_words()
    found = {c for form in doc.forms for c in (*known.get(form, ()), *known.get(form.lstrip("وف"), ()))}
    if row["category"] in found:
        return None
    return (
        f"no word of category {row['category']} in: {row['example']}",
        "use one of its words in the example",
    )


def _speaker(row: Row) -> Said:
    if row.get("stance") == "reacts":
        return None  # who condemns or threatens tells nothing by that
    doc = _document(row)
    found = find_speakers(doc, find_actors(doc))
    if found and ("past" not in row or any(fold(a.verb) == fold(row["past"]) for a in found)):
        return None
    told = ", ".join(f"{a.source} {a.verb}" for a in found) or "no speaker"
    return (f"{row['id']} does not speak in its example: {row['example']} gives {told}",
            "put a source after it: قال مصدر طبي إن …")  # fmt: skip


def _time(row: Row) -> Said:
    if find_days(_document(row)):
        return None
    return f"no time is read in: {row['example']}", "use one of its forms in the example"


_CELLS = ("form_ar", "forms", "words", "word", "phrase", "singular", "plurals", "plural", "masculine", "name_ar", "names_ar",
          "name")  # fmt: skip


def _any_form(row: Row) -> Said:
    """At the least one of the row's forms stands in its example, a conjunction or preposition before it or not."""
    forms = [f for c in _CELLS for f in row.get(c, "").replace(",", "|").split("|") if f]
    if not forms:
        return None
    said = Document(Report("example", row["example"], None)).forms
    flat = " ".join(said)
    words = {rest for form in said for _, rest in prefixed(form)}
    for form in forms:
        key = key_of(form)
        if not key or key in flat or any(part in words or part in flat for part in key.split()):
            return None
    return f"none of {', '.join(forms[:3])} stands in its example: {row['example']}", "use one in the example"


_CHECKS: dict[str, Callable[[Row], Said]] = {
    "parties": _party,
    "actors/civilians.tsv": _party,
    "actors/contextual.tsv": _short_form,
    "actors/people.tsv": _person,
    "supplement": _place,
    "places": _place,
    "events/words.tsv": _event_word,
    "events/context.tsv": _context_word,
    "speech/verbs.tsv": _speaker,
    "speech/cues.tsv": _speaker,
}


def doubled_event_words(tables: list[Table]) -> Iterator[Fault]:
    """An event word or expression of the user's that an entry of Marsad has already, with the same kinds."""
    for table in tables:
        if not (table.own and table.name == "events/words.tsv"):
            continue
        for line, row in table.rows:
            held = lexicon().forms.get(fold(row["forms"].split("|")[0].split(" ")[0]), ())
            other = next((e for e, pos, *_ in held if e.id != row["id"] and pos == row["pos"]), None)
            if other is not None and row["pos"] != "phrase":
                what = f"{row['forms']} is the event word {other.id} ({','.join(other.kinds)}) already"
                yield Fault(table.file, line, what, "take the row away")
