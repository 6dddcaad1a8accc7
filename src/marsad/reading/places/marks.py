"""Places that are no place of an event: inside names of people and bodies, in datelines, or standing for governments."""

from __future__ import annotations

from marsad.knowledge.tables import rows
from marsad.reading.places.lexicon import lexicon
from marsad.reading.places.mention import PlaceMention
from marsad.text import Document, fold

_AGENCIES = frozenset(
    fold(w)
    for w in [
        "رويترز",
        "سانا",
        "وكالات",
        "الأناضول",
        "أ.ف.ب",
        "د.ب.أ",
        "واس",
        "وام",
        "وفا",
        "بنا",
        "كونا",
        "سبأ",
        "بترا",
        "قنا",
        "وال",
        "واع",
        "الوكالات",
        "أ.ب",
        "فرانس",
        "أسوشيتد",
        "القدس",
        "الشرق",
        "العربي",
        "الحياة",
        "شينخوا",
        "سبوتنيك",
        "أف",
        "العربية",
    ]
)
_SPEECH = frozenset(
    fold(w)
    for w in [
        "أعلنت",
        "تعلن",
        "أكدت",
        "تؤكد",
        "قالت",
        "تقول",
        "اتهمت",
        "تتهم",
        "نفت",
        "تنفي",
        "دعت",
        "تدعو",
        "طالبت",
        "تطالب",
        "حذرت",
        "تحذر",
        "هددت",
        "تهدد",
        "رفضت",
        "ترفض",
        "أعربت",
        "تعرب",
        "أدانت",
        "تدين",
        "نددت",
        "تندد",
        "رحبت",
        "ترحب",
        "ردت",
        "ترد",
        "وافقت",
        "توافق",
        "أبدت",
        "تبدي",
        "اعتبرت",
        "تعتبر",
        "ترى",
        "رأت",
        "تريد",
        "أرادت",
        "تسعى",
        "سعت",
        "تدعم",
        "دعمت",
        "تعهدت",
        "تتعهد",
        "قررت",
        "تقرر",
        "فرضت",
        "تفرض",
        "علقت",
        "تعلق",
        "استدعت",
        "تستدعي",
        "طردت",
        "انتقدت",
        "تنتقد",
        "اتفقت",
        "تتفق",
        "وقعت",
        "توقع",
        "أرسلت",
        "ترسل",
        "تعتزم",
        "تعول",
        "تخشى",
        "تصر",
        "أصرت",
        "تشترط",
        "تصنف",
        "تمارس",
        "تواصل",
        "تقود",
        "تتمسك",
        "أبلغت",
        "تبلغ",
        "تستعد",
        "تبحث",
        "تأمل",
        "تنظر",
        "تعد",
        "تعترف",
        "اعترفت",
        "تقدم",
        "تمول",
        "شددت",
        "تشدد",
        "تشن",
        "شنت",
        "بدأت",
        "تتخذ",
        "تسلح",
    ]
)
_STATE_NOUNS = frozenset(
    fold(w)
    for w in [
        "بين",
        "علاقات",
        "دعم",
        "موقف",
        "سياسة",
        "حلفاء",
        "حليفة",
        "حليف",
        "مع",
        "ضد",
        "لدى",
        "تجاه",
        "حكومة",
        "إدارة",
        "مطالب",
        "خلافات",
        "اتهامات",
        "رد",
        "دور",
        "نفوذ",
        "موافقة",
        "ضغوط",
        "بدعم",
        "تتهم",
        "تدعم",
        "وبين",
        "قبل",
        "جانب",
        "سيطرة",
        "نظام",
        "مصالح",
        "رغبة",
        "قرار",
        "علاقة",
        "تعاون",
        "تنسيق",
    ]
)
_SEATS = {
    fold(name)
    for row in rows("places", "countries.tsv")
    for name in (row["capital_ar"] + "|" + row["seats_ar"]).split("|")
    if name
}


def mark_names(doc: Document, mentions: list[PlaceMention]) -> None:
    """Set `part_of_name`, `dateline` and `government` on the mentions that are such."""
    for mention in mentions:
        if not mention.part_of_name:
            mention.part_of_name = _in_name(doc, mention) or _in_topic(doc, mention)
        mention.dateline = _dateline(doc, mention)
    for number, mention in enumerate(mentions):
        if mention.key in _SEATS and not (mention.cue or mention.part_of_name or mention.dateline):
            mention.government = _government(doc, mentions, number)


def _in_name(doc: Document, mention: PlaceMention) -> bool:
    """Whether the word before makes the place a part of a person's or a body's name."""
    if not mention.first or not mention.key or mention.start > doc.tokens[mention.first].start:
        return False
    lexical = lexicon()
    before = doc.forms[mention.first - 1]
    if doc.tokens[mention.first].start > doc.tokens[mention.first - 1].end + 1:
        return False
    if before in lexical.given and not mention.cue and not mention.rural and mention.degrees is None:
        return not (mention.entries and mention.entries[0].kind == "country")
    return lexical.heads_name(before)


def _in_topic(doc: Document, mention: PlaceMention) -> bool:
    """Whether a mention is but a part of a hashtag of several words: #انفجار_بيروت names a topic."""
    raw = doc.raw
    return raw[mention.start - 1 : mention.start] == "_" or (
        raw[mention.end : mention.end + 1] == "_" and "#" in raw[max(0, mention.start - 2) : mention.start]
    )


def _dateline(doc: Document, mention: PlaceMention) -> bool:
    """Whether a mention opens a line as the place it was filed from: "بغداد (رويترز) -", "القاهرة ـ القدس العربي:"."""
    if mention.first and doc.raw[doc.tokens[mention.first - 1].end : mention.start].find("\n") < 0:
        before = doc.raw.rfind("\n", 0, mention.start) + 1
        if len(doc.raw[before : mention.start].split()) > 3:
            return False
    if mention.prep or mention.cue not in {"", "عاصمه"}:
        return False
    after = doc.forms[mention.last : mention.last + 8]
    if not after:
        return False
    if after[0] in {"-", "/", ":", "—", "|", "ـ"}:
        return True
    if after[0] in {"(", ",", "،", '"'}:
        return any(form in _AGENCIES for form in after[1:4]) or (
            after[0] == "("
            and ")" in after[:6]
            and after[after.index(")") + 1 : after.index(")") + 2] in (["-"], [":"])
        )
    return False


def _government(doc: Document, mentions: list[PlaceMention], number: int) -> bool:
    """Whether a capital stands for its government: it speaks, is spoken of like a state, or stands beside one."""
    mention, forms = mentions[number], doc.forms
    if (
        mention.prep in {"في", "ب", "الي", "قرب", "داخل", "نحو", "باتجاه", "شمال", "جنوب"}
        or mention.degrees is not None
        or mention.around
        or mention.rural
    ):
        return False
    before = forms[mention.first - 1] if mention.first else ""
    after = forms[mention.last] if mention.last < len(forms) else ""
    if any(f in _SPEECH or (f[1:] in _SPEECH and f[0] in "وف") for f in (before, after) if f):
        return True
    if before in _STATE_NOUNS or (before[:1] in "وبل" and before[1:] in _STATE_NOUNS):
        return True
    for other in (number - 1, number + 1):
        if 0 <= other < len(mentions):
            near = mentions[other]
            gap = abs(near.first - mention.last if other > number else mention.first - near.last)
            if gap == 0 and near.government and (near.kind in {"country", "capital"} or near.key in _SEATS):
                return True
    return False
