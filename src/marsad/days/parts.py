"""Parts of the day and clock times: "بعد منتصف ليل الأحد", "ساعة متأخرة من مساء السبت", "الساعة الثالثة إلا ربعا فجرا"."""

from __future__ import annotations

from typing import NamedTuple

from marsad.days.numerals import cardinal
from marsad.days.row import Row
from marsad.days.values import Clock

_SMALL = {
    "ربع": 15,
    "ثلث": 20,
    "نصف": 30,
    "نص": 30,
    "ربعا": 15,
    "ثلثا": 20,
    "النصف": 30,
    "الربع": 15,
    "الثلث": 20,
}
_ZONES = frozenset({"غرينتش", "جرينتش", "غرينيتش", "المحلي", "gmt", "utc", "دمشق", "بغداد", "القدس", "مكه", "بيروت", "القاهره", "ابوظبي", "اليمن", "صنعاء"})  # fmt: skip


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
    adverb = bool(word.part_definite) or form in ("مساء", "ليله") or bool(word.part_adverb)
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


def clock(row: Row, i: int) -> tuple[int, Clock] | None:
    """A clock time from token `i`, with its part of day and time zone."""
    form, word = row.form(i), row.word(i)
    core = form[word.skip :] if word.skip else form
    j = i
    spoken = core in ("الساعه", "الساعه.") and word.unit_count == 1
    if spoken:
        j = i + 1
        if row.form(j) == "ال":
            j += 1
    found = _digits(row, j, spoken) or (_words(row, j) if spoken or word.ordinal or word.number else None)
    if found is None:
        return None
    j, hour, minute, second, told = found
    dayhalf = _half_of_day(row, j)
    if dayhalf is not None:
        j, name = dayhalf
    else:
        name = ""
        if not spoken and not told:
            return None
    if not spoken and told and not name and word.number_kind != "digits":
        return None
    return _zone(row, j), Clock(hour, minute, second, name, told, not spoken)


def _digits(row: Row, j: int, spoken: bool) -> tuple[int, int, int, int, bool] | None:
    word = row.word(j)
    if word.number_kind != "digits":
        return None
    text = row.form(j)
    if word.number is None:
        whole, _, rest = text.partition(".")
        if (
            spoken
            and whole.isdigit()
            and rest.isdigit()
            and int(whole) < 25
            and len(rest) == 2
            and int(rest) < 60
        ):
            return j + 1, int(whole), int(rest), 0, True
        return None
    hour = word.number
    if (
        row.form(j + 1) == ":"
        and len(row.form(j + 2)) == 2
        and row.form(j + 2).isdigit()
        and int(row.form(j + 2)) < 60
    ):
        minute, second, end = int(row.form(j + 2)), 0, j + 3
        if hour > 24:
            return None
        if (
            row.form(end) == ":"
            and row.form(end + 1).isdigit()
            and len(row.form(end + 1)) == 2
            and int(row.form(end + 1)) < 60
        ):
            second, end = int(row.form(end + 1)), end + 2
        return end, hour, minute, second, True
    if hour > 24 or len(text) > 2 or (row.form(j + 1) in ("/", "-", ":") and row.form(j + 2).isdigit()):
        return None
    if spoken and row.form(j + 1) == ":" and row.form(j + 2).isdigit():
        return None
    end, minute = _minutes(row, j + 1)
    return end, hour, minute, 0, end > j + 1


def _words(row: Row, j: int) -> tuple[int, int, int, int, bool] | None:
    nth = _hour_ordinal(row, j)
    if nth is None:
        value = row.word(j).number
        if value is None or row.word(j).number_kind == "digits" or not 1 <= value <= 12:
            return None
        teen = row.form(j + 1) in ("عشر", "عشره") and value < 3
        nth = (j + 2, value + 10) if teen else (j + 1, value)
        if value == 11 and row.form(j + 1) in ("عشر", "عشره"):
            nth = (j + 2, 11)
        if value == 12 and row.form(j + 1) in ("عشر", "عشره"):
            nth = (j + 2, 12)
    end, hour = nth
    if not 1 <= hour <= 12:
        return None
    after, minute = _minutes(row, end)
    return after, hour, minute, 0, after > end


def _hour_ordinal(row: Row, j: int) -> tuple[int, int] | None:
    """ "الثالثة", "الثانية عشرة"; "الرابعة وأربعون دقيقة" is the fourth hour, not the 44th."""
    value = row.word(j).ordinal
    if not value or value > 10:
        return None
    if row.form(j + 1) in ("عشر", "عشره"):
        return (j + 2, value + 10) if value <= 2 else None
    return j + 1, value


def _minutes(row: Row, j: int) -> tuple[int, int]:
    """Minutes behind the hour: "والنصف", "إلا ربعا", "و15 دقيقة", "وعشر دقائق"."""
    form, word = row.form(j), row.word(j)
    total, end = 0, j
    bare = form[1:] if form.startswith("و") and len(form) > 1 else ""
    if bare in _SMALL:
        total, end = _SMALL[bare], j + 1
    elif form == "و" and row.form(j + 1) in _SMALL:
        total, end = _SMALL[row.form(j + 1)], j + 2
    elif form == "و" or word.clitic == "و":
        at = j + 1 if form == "و" else j
        count = cardinal(row, at)
        if count and 1 <= count[1] < 60 and row.word(count[0]).unit == "minute":
            total, end = count[1], count[0] + 1
    if row.form(end) == "الا":
        less = row.form(end + 1)
        if less in _SMALL:
            return end + 2, total - _SMALL[less]
        count = cardinal(row, end + 1)
        if count and count[1] < 60:
            stop = count[0] + 1 if row.word(count[0]).unit == "minute" else count[0]
            return stop, total - count[1]
    return end, total


def _half_of_day(row: Row, j: int) -> tuple[int, str] | None:
    at = j + 1 if row.form(j) in ("من", "في", "هذا", "هذه") else j
    if row.form(at) in ("هذا", "هذه"):
        at += 1
    found = part(row, at)
    if found is None or not found.name or (found.needs_day and at == j):
        return None
    if found.needs_day:
        return j, found.name  # the day follows: "12:46 من ظهر اليوم"
    if found.name == "tonight":
        return found.end, "night"
    return found.end, found.name


def _zone(row: Row, j: int) -> int:
    bracket = row.form(j) == "("
    at = j + 1 if bracket else j
    if row.form(at) in ("بتوقيت", "توقيت", "بالتوقيت", "حسب"):
        end = at + 1
        while row.form(end) in _ZONES or row.form(end) in ("التوقيت", "بالتوقيت"):
            end += 1
        if end > at + 1:
            return end + 1 if bracket and row.form(end) == ")" else end
    if row.form(at) in ("ت", "غ", "تغ", "ت.غ", "غ.ت", "gmt"):
        end = at + 1
        if row.form(end) == ".":
            end += 1
        if row.form(end) in ("غ",):
            end += 1
        return end + 1 if bracket and row.form(end) == ")" else end
    return j
