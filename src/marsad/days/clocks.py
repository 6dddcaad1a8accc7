"""Clock times: "الساعة الثالثة إلا ربعا فجرا", "12:46 من ظهر اليوم"."""

from __future__ import annotations

from marsad.days.numerals import cardinal
from marsad.days.parts import part
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
    found = digits(row, j, spoken) or (words(row, j) if spoken or word.ordinal or word.number else None)
    if found is None:
        return None
    j, hour, minute, second, told = found
    if not spoken and not row.loose and not told and not _surely(row, i, j):
        return None
    dayhalf = half_of_day(row, j)
    if dayhalf is not None:
        j, name = dayhalf
    else:
        name = ""
        if not spoken and not told:
            return None
    if not spoken and told and not name and word.number_kind != "digits":
        return None
    return _zone(row, j), Clock(hour, minute, second, name, told, not spoken)


_LEADS = frozenset(
    {
        "في",
        "عند",
        "تمام",
        "حوالي",
        "نحو",
        "منذ",
        "حتي",
        "الي",
        "من",
        "قبل",
        "بعد",
        "بين",
        "،",
        "(",
        "-",
        "وحتي",
        "قرابه",
        "قبيل",
    }
)


def _surely(row: Row, i: int, j: int) -> bool:
    """Whether an hour with no word for it is one: "الثالثة فجرا", "3 صباحا", not "قتل 3 مساء أمس"."""
    if row.word(i).number_kind == "digits":
        after = row.word(j + 1)
        led = i == row.first or row.form(i - 1) in _LEADS
        return (
            led
            and bool(row.word(j).part_adverb or row.form(j) == "مساء")
            and after.rel is None
            and after.weekday < 0
        )
    return bool(row.word(i).ordinal) and row.form(i)[row.word(i).skip :].startswith("ال")


def digits(row: Row, j: int, spoken: bool) -> tuple[int, int, int, int, bool] | None:
    word = row.word(j)
    if word.number_kind != "digits":
        return None
    text = row.form(j)
    if word.number is None:
        whole, _, rest = text.partition(".")
        if (
            spoken
            and whole.isdecimal()
            and rest.isdecimal()
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
        and row.form(j + 2).isdecimal()
        and int(row.form(j + 2)) < 60
    ):
        minute, second, end = int(row.form(j + 2)), 0, j + 3
        if hour > 24:
            return None
        if (
            row.form(end) == ":"
            and row.form(end + 1).isdecimal()
            and len(row.form(end + 1)) == 2
            and int(row.form(end + 1)) < 60
        ):
            second, end = int(row.form(end + 1)), end + 2
        return end, hour, minute, second, True
    if row.form(j - 1).endswith("الساعه") and len(text) == 4 and hour <= 2359 and hour % 100 < 60:
        return j + 1, hour // 100, hour % 100, 0, True  # "الساعة 1159"
    if hour > 24 or len(text) > 2 or (row.form(j + 1) in ("/", "-", ":") and row.form(j + 2).isdecimal()):
        return None
    if spoken and row.form(j + 1) == ":" and row.form(j + 2).isdecimal():
        return None
    end, minute = _minutes(row, j + 1)
    return end, hour, minute, 0, end > j + 1


def words(row: Row, j: int) -> tuple[int, int, int, int, bool] | None:
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


def half_of_day(row: Row, j: int) -> tuple[int, str] | None:
    at = j + 1 if row.form(j) in ("من", "في", "هذا", "هذه") else j
    if row.form(at) in ("هذا", "هذه"):
        at += 1
    found = part(row, at)
    if found is None or not found.name or (found.needs_day and at == j):
        return None
    if found.needs_day:
        return j, found.name  # the day follows: "12:46 من ظهر اليوم"
    if found.name == "tonight":
        if row.word(found.end).shift is not None or row.form(found.end) in ("قبل", "بعد"):
            return j, "night"  # "الساعة العاشرة من الليلة الماضية": the night follows
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
