"""Fields: the columns and keys of other people's files taken as a report's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from marsad.record import Report
from marsad.sources.item import Fault, Item
from marsad.sources.language import other_language
from marsad.sources.original import Original
from marsad.sources.publication import published_of

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("id", "report_id", "article_id", "رقم", "المعرف"),
    "title": ("title", "headline", "العنوان", "عنوان"),
    "text": ("text", "body", "content", "article", "النص", "نص", "المحتوى"),
    "published": (
        "published",
        "date",
        "published_at",
        "publication_date",
        "pubdate",
        "تاريخ النشر",
        "التاريخ",
        "تاريخ",
    ),
    "publisher": ("publisher", "source", "outlet", "newspaper", "الناشر", "المصدر"),
    "author": ("author", "byline", "الكاتب"),
    "url": ("url", "link", "الرابط"),
    "language": ("language", "lang", "اللغة"),
}
NO_DAY = "no publication date: only days told in full are resolved (give one with --published YYYY-MM-DD)"


Met = Callable[[Original], bool]
"""Told of bytes before they are read: whether the caller has them as they would be read now."""


class Given:
    """What the caller gives: the publication date for reports that lack it, and whose column each field is.

    `bulk` takes pages apart quickly; `met` is asked before a page is.
    """

    def __init__(
        self,
        published: str | None = None,
        columns: Mapping[str, str] | None = None,
        bulk: bool = False,
        met: Met | None = None,
    ) -> None:
        self.published = published
        self.columns = dict(columns or {})
        self.bulk, self.met = bulk, met


def field_names(
    keys: Mapping[str, Any] | list[str], columns: Mapping[str, str] | None = None
) -> dict[str, str]:
    """For each field of a report the key that holds it: the caller's column, its own name, then the aliases in order."""
    known = {key.strip().lower(): key for key in keys if key}
    found = {field: key for field, key in (columns or {}).items() if key in keys}
    for field, names in ALIASES.items():
        for name in names if field not in found else ():
            if name in known:
                found[field] = known[name]
                break
    return found


def item_of(
    row: Mapping[str, Any],
    names: Mapping[str, str],
    where: str,
    fallback_id: str,
    given: Given,
    encoding: str | None = None,
    original: Original | None = None,
) -> Item | Fault:
    """The report that a row holds; a Fault where it has no text to read."""
    values = {field: row.get(key) for field, key in names.items()}
    text, title = values.get("text"), values.get("title")
    if "text" not in names:
        return Fault(
            where,
            "no field `text`",
            "name the field of the report's words `text`, or `body`, `content`, `النص`",
        )
    if not isinstance(text, str | None) or not isinstance(title, str | None):
        wrong = "text" if not isinstance(text, str | None) else "title"
        return Fault(where, f"`{names[wrong]}` is not a string", "write it in quotation marks")
    notices = []
    published = None
    try:
        published = published_of(values.get("published"))
    except (ValueError, TypeError, IndexError):
        notices.append(
            f"`{names['published']}` is not a date Marsad knows: {values['published']!r} (write YYYY-MM-DD)"
        )
    published, more = settle_day(published, given, bool(notices))
    notices += more
    used = set(names.values())
    report = Report(
        id=str(values["id"]) if values.get("id") not in (None, "") else fallback_id,
        text=text or "",
        title=title or None,
        published=published,
        encoding=encoding,
        extra={key: value for key, value in row.items() if key not in used},
        **{
            field: value
            for field in ("publisher", "author", "url", "language")
            if isinstance(value := values.get(field), str)
        },
    )
    return Item(report, where, (*notices, *words_noticed(report)), original)


def settle_day(published: str | None, given: Given, told: bool = False) -> tuple[str | None, list[str]]:
    """The publication day, the caller's where the report has none, and a notice where neither has one."""
    if published or given.published:
        return published or given.published, []
    return None, [] if told else [NO_DAY]


def words_noticed(report: Report) -> list[str]:
    """What to say of a report's words before they are read: that there are none, or that they are not Arabic."""
    if not report.text.strip():
        return ["the text is empty"]
    if other := other_language(report.text):
        return [f"it looks like {other}: Marsad reads Arabic" if " " not in other else f"it is in {other}"]
    return []
