"""What stands round a toll: a running total, and the breakdown told within it."""

from __future__ import annotations

from marsad.numbers.nouns import counted
from marsad.numbers.sets import is_in, word_set
from marsad.numbers.victims import Row


def breakdown_of(row: Row, i: int) -> dict[str, int]:
    """Class → number of the figures told within a toll that ends before `i`: بينهم 3 أطفال وامرأتان."""
    forms, found = row.doc.forms, dict[str, int]()
    at = next((j for j in range(i, min(i + 7, row.last)) if is_in(forms[j], "within")), None)
    if at is None:
        return found
    j = at + 1
    while j < min(at + 10, row.last):
        q = row.starts.get(j)
        noun = counted(forms[j])
        if q is not None and q.unit == "people":
            found[q.cls] = found.get(q.cls, 0) + q.low
            j = q.last
            continue
        if noun is not None and noun.person and noun.number == "s" and noun.cls != "nationals":
            found[noun.cls] = found.get(noun.cls, 0) + 1
        elif forms[j] in ("،", ".", "في") or (noun is None and forms[j] not in ("من", "علي", "الاقل", "و")):
            break
        j += 1
    return found


def is_total(row: Row, first: int, last: int) -> bool:
    """Whether a toll is a running total over a war, a year or longer: منذ بدء الحرب، منذ عام 2011."""
    forms = row.doc.forms
    for j in range(max(row.first, first - 12), min(last + 25, row.last - 1)):
        if forms[j] in ("منذ", "ومنذ", "منذو"):
            for form in forms[j + 1 : min(j + 4, row.last)]:
                if form in word_set("since") or (form.isdigit() and 1900 <= int(form) < 2100):
                    return True
    return False
