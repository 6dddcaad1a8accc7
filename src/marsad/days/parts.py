"""Parts of the day and clock times: "بعد منتصف ليل الأحد", "ساعة متأخرة من مساء السبت", "الساعة الثالثة إلا ربعا فجرا"."""

from __future__ import annotations

from typing import NamedTuple

from marsad.days.row import Row


class Part(NamedTuple):
    """A part of the day: token after it, its name, whether past midnight, how far in it, whether it needs a day."""

    end: int
    name: str
    after_midnight: bool = False
    time: str = ""
    needs_day: bool = False


def part(row: Row, i: int) -> Part | None:
    """A part of the day from token `i`."""
    form = row.form(i)
    word = row.word(i)
    core = form[word.skip :] if word.skip else form
    if core in ("ساعه", "وقت", "الساعات", "ساعات", "فتره", "الساعه") or core in (
        "مطلع",
        "اواخر",
        "اول",
        "اخر",
        "بدايه",
        "منتصف",
        "الباكر",
    ):
        found = _within(row, i, core)
        if found is not None:
            return found
    if core in ("بعد", "قبل", "قبيل", "بعيد", "عقب"):
        return _beside(row, i, core)
    if core == "منتصف":
        return _midnight(row, i + 1, False)
    return _single(row, i)


def _single(row: Row, i: int) -> Part | None:
    word = row.word(i)
    form = row.form(i)
    if word.part_adverb and not word.part:
        return Part(i + 1, word.part_adverb)
    if not word.part:
        return None
    j = i + 1
    if row.form(j) in ("الباكر", "المبكر"):
        return Part(j + 1, word.part, False, "early")
    adverb = (
        bool(word.part_definite) or form == "مساء" or (form == "ليله" and row.loose) or bool(word.part_adverb)
    )
    if form in ("الليله", "هذه"):
        return Part(j, "tonight")
    return Part(j, word.part, needs_day=not adverb)


def _beside(row: Row, i: int, core: str) -> Part | None:
    """ "بعد ظهر", "قبل الظهر", "بعيد منتصف الليل", "بعد عصر"."""
    after = core in ("بعد", "بعيد", "عقب")
    j = i + 1
    form, word = row.form(j), row.word(j)
    if form == "منتصف":
        found = _midnight(row, j + 1, after)
        if found is not None and not after:
            return Part(found.end, found.name, False, "before", found.needs_day)
        return found
    if word.clitic or not word.part or word.part in ("night", "daytime", "dawn", "morning"):
        return None
    definite = word.part_definite
    if word.part == "noon":
        return Part(j + 1, "afternoon" if after else "morning", needs_day=not definite)
    if word.part in ("afternoon", "evening"):
        return Part(j + 1, "evening" if after else "afternoon", needs_day=not definite)
    return None


def _midnight(row: Row, j: int, after: bool) -> Part | None:
    form = row.form(j)
    if form in ("الليل", "الليله") and not (form == "الليله" and row.word(j + 1).shift == -1):
        return Part(j + 1, "night", after, "midnight")
    if form in ("ليل", "ليله", "الليله"):
        return Part(j if form == "الليله" else j + 1, "night", after, "midnight", form != "الليله")
    if form in ("النهار", "الظهر") and not after:
        return Part(j + 1, "noon", False, "mid" if form == "الظهر" else "")
    if form == "الصباح" and not after:
        return Part(j + 1, "morning", False, "mid")
    return None


def _within(row: Row, i: int, core: str) -> Part | None:
    """ "ساعة متأخرة من مساء", "الساعات الأولى من صباح", "وقت سابق", "مطلع فجر"."""
    j = i + 1
    form = row.form(j)
    time = ""
    if core == "ساعات" and row.word(j).part_definite and not row.word(j).clitic:
        end = j + 1
        if row.form(end) in ("الاولي", "الباكر", "المبكره", "المتاخره", "الباكره"):
            time, end = ("late" if row.form(end) == "المتاخره" else "early"), end + 1
        return Part(end, row.word(j).part, False, time)
    if core in ("ساعه", "وقت", "ساعات", "فتره") and form in (
        "متاخره",
        "متاخر",
        "مبكره",
        "مبكر",
        "سابق",
        "سابقه",
        "لاحق",
        "لاحقه",
        "مبكرا",
    ):
        time = (
            "late"
            if form.startswith("متاخر")
            else "early"
            if form.startswith("مبكر")
            else "earlier"
            if form.startswith("سابق")
            else "later"
        )
        j += 1
    elif core in ("الساعات", "الساعه"):
        while row.form(j) in ("القليله", "الاولي", "المبكره", "المتاخره", "الاخيره"):
            time = (
                "late"
                if row.form(j) in ("المتاخره", "الاخيره")
                else time
                if row.form(j) == "القليله" and time
                else "early"
            )
            j += 1
        if (
            core == "الساعه"
            or not time
            or row.form(j - 1) == "القليله"
            or row.form(j) not in ("من", "ل", "لفجر", "لصباح")
        ):
            return None
        if row.form(j) == "من" and (
            row.form(j + 1) in ("يوم", "ليل")
            or row.word(j + 1).weekday >= 0
            or row.word(j + 1).rel is not None
        ):
            return Part(j, "", False, time)
    elif core in ("مطلع", "اواخر", "اول", "اخر", "بدايه"):
        inner = row.word(j)
        if inner.part and not inner.clitic and row.form(j) not in ("ليله",):
            return Part(
                j + 1,
                inner.part,
                False,
                "late" if core in ("اواخر", "اخر") else "early",
                not inner.part_definite,
            )
        return None
    else:
        return None
    at = j + 1 if row.form(j) in ("من", "ل") else j
    inner_part = part(row, at) if at > j or row.word(at).part or row.form(at) in ("بعد", "قبل") else None
    if inner_part is not None:
        return Part(inner_part.end, inner_part.name, inner_part.after_midnight, time, inner_part.needs_day)
    if core in ("الساعات",):
        return None
    return Part(j, "", False, time)
