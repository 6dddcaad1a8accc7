"""Whether a time lies ahead: what the words before it in the sentence say of it."""

from __future__ import annotations

from marsad.text import Document

_AHEAD = frozenset({
    "سوف", "لن", "المقرر", "المقرره", "مقرر", "مقرره", "المزمع", "المزمعه", "المتوقع", "المتوقعه", "متوقع", "المرتقب", "المرتقبه", "مرتقب",
    "مرتقبه", "يعتزم", "تعتزم", "يعتزمون", "يتوقع", "يرتقب", "موعد", "موعدا", "يستعد", "تستعد", "المنتظر", "المنتظره", "ينتظر", "تنتظر", "يفترض",
    "المفترض", "تخطط", "يخطط", "بانتظار", "استعدادا", "تمهيدا", "دعوا", "يدعو", "تدعو", "دعوات", "تعهد", "تعهدت", "تنوي", "ينوي", "وشيك", "وشيكه",
    "اعتبارا", "ابتداء", "خطط", "خطه", "خطوه", "لخطط", "المقبل", "المقبله", "القادم", "القادمه",
})  # fmt: skip
_PAST = frozenset({
    "قال", "قالت", "قالوا", "اعلن", "اعلنت", "اكد", "اكدت", "ذكر", "ذكرت", "افاد", "افادت", "اضاف", "اضافت", "اوضح", "اوضحت", "صرح", "صرحت",
    "نقل", "نقلت", "كشف", "كشفت", "اشار", "اشارت", "كان", "كانت", "وقال", "واعلن", "واعلنت", "وقالت", "واكد", "واكدت", "وافاد", "وافادت", "واضاف",
    "وكان", "وكانت", "قتل", "وقتل", "قتلت", "اصيب", "شن", "شنت", "قصف", "قصفت", "وقع", "وقعت", "اتفق", "اتفقت", "اتهم", "وصل", "وصلت", "بدات", "بدا",
})  # fmt: skip
_SHORT_FUTURE = frozenset(
    [
        "سيصل",
        "ستصل",
        "سيتم",
        "ستتم",
        "سيبت",
        "سيبث",
        "سيرد",
        "سترد",
        "سيشن",
        "ستشن",
        "سيضم",
        "ستضم",
        "سيحل",
        "ستحل",
        "سيمر",
        "ستمر",
        "سيقر",
        "ستقر",
        "سيظل",
        "ستظل",
        "سيعد",
        "ستعد",
        "سيجد",
        "ستجد",
    ]
)
_WHICH = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "والتي", "والذي"})
_NOT_VERBS = frozenset({
    "سياره", "سيارات", "سيناء", "سيطره", "سيطر", "سيطرت", "سيد", "سيده", "سياسه", "سياسي", "سياسيه", "سياسات", "سيول", "سيف", "سيره", "سيادة", "سياده",
    "ستين", "ستون", "ستار", "ستوكهولم", "سيتم", "سنوات", "سنجار", "سنويا", "سنه", "سنوي", "سيدي", "سيرت", "سيارته", "سيارتين", "سياق", "سيناريو",
    "سيما", "سيوف", "سنتين", "سنيه", "سني", "ستره", "سيدات", "سيطرتها", "سيطرته", "ستيفان", "ستيف", "سيرغي", "سيلان", "سينما", "سيبيريا", "سانا",
    "سالم", "سابق", "سابقه", "سابقا", "ساحه", "ساحل", "ساعه", "ساعات", "سامي", "سامراء", "ساره", "سارع", "سادس", "ساند", "سانت", "سايق", "سايل",
}) - {"سيتم"}  # fmt: skip


def ahead(doc: Document, first: int) -> bool | None:
    """Whether the nearest tell-tale word before token `first` in its sentence is of the future; None where none is."""
    at = doc.sentence_at[first]
    if at < 0:
        return None
    start = doc.sentences[at].first
    forms = doc.forms
    for i in range(first - 1, max(start, first - 14) - 1, -1):
        form = forms[i]
        if form in _PAST or (forms[i - 1] in _WHICH and i > start and _past_verb(form)):
            return False
        if form in _AHEAD:
            return i == start or (
                forms[i - 1] not in ("كان", "كانت", "وكان", "وكانت") and forms[i - 2] not in ("كان", "وكان")
            )
        if future_verb(form):
            return True
    return None


def present(doc: Document, first: int) -> bool:
    """Whether one of the three words before token `first` in its sentence can be a verb of the present ("يلتقيان")."""
    at = doc.sentence_at[first]
    start = doc.sentences[at].first if at >= 0 else first
    forms = doc.forms[max(start, first - 3) : first]
    return any(
        form.startswith(("ي", "وي")) and len(form) > 3 and form not in ("يوم", "يومي", "يومين")
        for form in forms
    )


def _past_verb(form: str) -> bool:
    """Whether the verb behind "التي" or "الذي" is of the past: it has no prefix of the present."""
    return not form.startswith(("ي", "س", "لا", "لن")) and not (
        form.startswith("ت") and not form.endswith("ت")
    )


def future_verb(form: str) -> bool:
    """Whether a form is a verb in the future: "سيعقد", "وستبدأ"."""
    if form.startswith(("و", "ف")) and len(form) > 5 and form[1] == "س":
        form = form[1:]
    return form in _SHORT_FUTURE or (
        len(form) > 4
        and form[0] == "س"
        and form[1] in "يتن"
        and form not in _NOT_VERBS
        and not form.startswith(("سيار", "سياس", "سيطر", "ستم", "ستو", "سنو"))
    )
