"""The phrase of a place: surroundings, direction, cue, name, adjectives ("أطراف شمال مدينة حماة السورية")."""

from __future__ import annotations

from marsad.reading.places.gazetteer import CONTEXT, CUE, FREE, Entry
from marsad.reading.places.lead import Lead, read_lead
from marsad.reading.places.lexicon import COMPOUND, KIN, Cue, Word, lexicon
from marsad.reading.places.mention import PlaceMention
from marsad.text import Document

OPENERS = frozenset("\"#(['“")
CLOSERS = frozenset("\")]'”")
PREPOSITIONS = frozenset(
    [
        "في",
        "من",
        "الي",
        "على",
        "عن",
        "نحو",
        "باتجاه",
        "صوب",
        "قرب",
        "داخل",
        "خارج",
        "ضمن",
        "عبر",
        "بين",
        "علي",
        "تجاه",
        "حتي",
        "عند",
        "لدي",
        "حول",
        "فوق",
        "قبالة",
        "مقابل",
        "وفي",
        "ومن",
        "والي",
        "وسط",
        "وقرب",
    ]
)
_NAMED = ["تسمي", "تدعي", "اسمها", "يسمي", "يدعي", "اسمه", "المسماه"]
Found = tuple[int, int, int, str]


class PhraseReader:
    """Reads a document's mentions of places from left to right."""

    def __init__(self, doc: Document) -> None:
        self.doc, self.forms, self.n = doc, doc.forms, len(doc.forms)
        self.lexicon = lexicon()
        self.known = self.lexicon.known
        look = self.lexicon.word
        self.words: list[Word | None] = [look(form) for form in doc.forms]
        self.mentions: list[PlaceMention] = []
        self.cued: set[str] = set()

    def read(self) -> list[PlaceMention]:
        """All mentions, in order, none overlapping."""
        i, words = 0, self.words
        while i < self.n:
            word = words[i]
            i = i + 1 if word is None or word.empty else max(self._at(i, word), i + 1)
        return self.mentions

    def _at(self, i: int, word: Word) -> int:
        """Read what begins at token `i`; the token after it, `i` where nothing does."""
        if word.not_place and (end := self._not_place(i)):
            return end
        if word.names and (found := self._known(i, word)) and found[1] - found[0] > 1:
            return self._bare(i, found)
        if word.around or word.direction or word.cue or word.anaphor:
            end = self._cued(i)
            if end > i:
                return end
        if word.names and (found := self._known(i, word)):
            return self._bare(i, found)
        return i

    def _not_place(self, i: int) -> int:
        """Names of forces, papers, accords that hold a place's name: marked as such where one is in them."""
        match = self.lexicon.not_places.at(self.forms, i)
        if match is None:
            return 0
        word = self.words[i]
        if word and word.names and (longer := self._known(i, word)) and longer[1] > match.last:
            return 0
        for k in range(match.first, match.last):
            inner = self.words[k]
            found = self._known(k, inner) if inner and inner.names else None
            if found and found[1] <= match.last:
                self._add(found, Lead(k), None, i).part_of_name = True
                break
        return match.last

    # Names

    def _known(self, i: int, word: Word) -> Found | None:
        """The longest known name at token `i`: first, last, letters skipped, key; an ordinary whole word yields."""
        best: Found | None = None
        for skip, rest in word.names:
            size = self.known.at(self.forms, i, rest)
            if not size:
                continue
            key = rest if size == 1 else " ".join((rest, *self.forms[i + 1 : i + size]))
            if (
                best is None
                or i + size > best[1]
                or (i + size == best[1] and self.known.level(key) < self.known.level(best[3]))
            ):
                best = (i, i + size, skip, key)
        return best

    def _bare(self, i: int, found: Found) -> int:
        """A known name without a cue: accepted where its level allows in its context."""
        key = found[3]
        level = self.known.level(key)
        if level and key in self.cued:
            level -= 1
        if level == CUE or (level == CONTEXT and not self._in_context(found)):
            return found[1] if found[1] - found[0] > 1 else i
        mention = self._add(found, Lead(i, skip=found[2]), None, i)
        word = self.words[i]
        if (
            word and word.cue and found[1] - found[0] > 1
        ):  # the table's name begins with the cue: مخيم اليرموك
            mention.cue = word.cue[1].word
        return self._adjectives(found[1])

    def _in_context(self, found: Found) -> bool:
        """Whether a bare name stands where places stand: after في, in a row of places, before "بريف …" or a bearing."""
        first, last, skip, _ = found
        form = self.forms[first]
        if skip and form[skip - 1] == "ب":
            return True
        before = self.forms[first - 1] if first else ""
        if before in {"في", "وفي", "الي", "والي", "قرب", "باتجاه"} and not skip:
            return True
        previous = self.mentions[-1] if self.mentions else None
        if (
            previous
            and not previous.part_of_name
            and previous.entries
            and previous.entries[0].kind != "country"
        ):
            gap = self.forms[previous.last : first]
            if (gap in ([], [","], ["،"]) and (skip or gap)) or gap in (["و"], ["الي"]):
                return True
        following = self.words[last] if last < self.n else None
        if following is None:
            return False
        lead = following.around or following.cue
        return bool(lead and lead[0] and self.forms[last][0] == "ب")

    def _unknown(self, k: int, cue: Cue, quoted: bool) -> Found | None:
        """A name that no table knows, after a cue: one word, or more in quotation marks or where a word asks for more."""
        if quoted:
            last = k
            while last < self.n and last - k < 5 and self.forms[last] not in CLOSERS:
                last += 1
            if last < self.n and last > k and self.forms[k][0].isalpha():
                return k, last, 0, " ".join(self.forms[k:last])
            return None
        if not self._name_word(k, cue):
            return None
        last = k + 1
        if self.forms[k] in COMPOUND:
            if last < self.n and self._wordlike(last) and not (self.words[last] and self.words[last].stop):  # type: ignore[union-attr]
                last += 1
            else:
                return None
        while (
            last < self.n
            and last - k < 4
            and (
                self.forms[last] in KIN or (not self.forms[last - 1].startswith("ال") and self._second(last))
            )
        ):
            last += 1
        return k, last, 0, " ".join(self.forms[k:last])

    def _wordlike(self, k: int) -> bool:
        form = self.forms[k]
        return len(form) > 1 and form.isalpha() and self.doc.tokens[k].start <= self.doc.tokens[k - 1].end + 1

    def _name_word(self, k: int, cue: Cue) -> bool:
        """Whether a word after a cue can be a name: no stop word, no adjective, and none of the frequent words."""
        if k >= self.n or not self._wordlike(k) or (len(self.forms[k]) < 3 and self.forms[k] not in COMPOUND):
            return False
        word = self.words[k]
        if word is None or self.forms[k] in COMPOUND:
            return True
        if word.stop or word.country or word.around or word.cue or word.direction:
            return False
        if word.frequent:
            return (
                cue.strength == "strong"
                and cue.kind in {"hood", "village", "camp"}
                and self.forms[k][:2] == "ال"
            )
        return True

    def _second(self, k: int) -> bool:
        """Whether a definite word goes on with an unknown name: جزرة البوحميد."""
        word = self.words[k]
        return self._wordlike(k) and self.forms[k].startswith("ال") and word is None

    # Phrases with a cue, a direction or surroundings

    def _cued(self, i: int) -> int:
        """A phrase that begins with surroundings, a direction or a cue; `i` where it names nothing."""
        lead = read_lead(self.forms, self.words, i)
        k, quoted = lead.end, False
        while k < self.n and self.forms[k] in OPENERS and k - lead.end < 2:
            quoted = quoted or self.forms[k] in {'"', "'", "“", "("}
            k += 1
        if k < self.n and self.forms[k] in _NAMED and lead.cue:
            k += 1
        found = self._name_after(k, lead, quoted)
        if found is None:
            return self._anaphor(i, lead)
        mention = self._add(found, lead, lead.cue, i)
        mention.quoted = quoted
        end = found[1]
        if quoted and end < self.n and self.forms[end] in CLOSERS:
            end += 1
            mention.end, mention.last = self.doc.tokens[end - 1].end, end
        end = self._adjectives(end)
        if (lead.cue and lead.cue.number != "one") or lead.plural:
            end = self._others(end, lead)
        return end

    def _name_after(self, k: int, lead: Lead, quoted: bool) -> Found | None:
        """The name after a lead: known, else unknown where the lead has a cue that vouches for it."""
        word = self.words[k] if k < self.n else None
        found = None
        if word and word.names:
            whole = Word(names=tuple(h for h in word.names if h[0] == 0)) if lead.end > lead.first else word
            found = self._known(k, whole) if whole.names else None
            if found and not quoted and word.stop and found[1] - found[0] == 1:
                found = None
            if found and not lead.cue and found[1] - found[0] == 1 and self.known.level(found[3]) == CUE:
                found = None
        if found and quoted and found[1] < self.n and self.forms[found[1]] not in CLOSERS:
            longer = self._unknown(k, lead.cue, True) if lead.cue else None
            found = longer if longer and longer[1] - k <= 3 else found
        if found and found[1] < self.n and self.forms[found[1]] in KIN and found[3] not in self.known.longest:
            pass
        if found or lead.cue is None or lead.cue.strength == "name":
            return found
        if lead.cue.strength == "weak" and not quoted and lead.cue.kind == "facility":
            return None
        return self._unknown(k, lead.cue, quoted)

    def _others(self, k: int, lead: Lead) -> int:
        """The other names of a list after a plural or dual cue: "بلدات الشحيل والطيانة وغرانيج"."""
        left = 1 if (lead.cue and lead.cue.number == "two") or (lead.plural and not lead.cue) else 12
        cue = lead.cue
        while k < self.n and left:
            j, skip = k, 0
            if self.forms[j] in {",", "،", "و"}:
                j += 1
            while j < self.n and self.forms[j] in OPENERS:
                j += 1
            if j >= self.n:
                break
            form, word = self.forms[j], self.words[j]
            joined = j > k
            found = None
            if word and word.names:
                heads = (
                    tuple(h for h in word.names if h[0] == 0 or form[h[0] - 1] == "و")
                    if not joined
                    else word.names
                )
                found = self._known(j, Word(names=heads)) if heads else None
                if found and not joined and found[2] == 0:
                    found = None
            if (
                found is None
                and cue
                and cue.strength == "strong"
                and form[:1] == "و"
                and not joined
                and len(form) > 3
            ):
                rest = self.lexicon.word(form[1:])
                if rest is None or not (
                    rest.stop or rest.frequent or rest.cue or rest.around or rest.direction
                ):
                    skip = 1
                    found = self._unknown_rest(j)
            if found is None:
                break
            mention = self._add(found, Lead(j, skip=found[2] or skip), None, j)
            mention.kind, mention.cue = (cue.kind, cue.word) if cue else (mention.kind, "")
            mention.rural, mention.around = lead.rural, lead.around
            k, left = found[1], left - 1
            while k < self.n and self.forms[k] in CLOSERS:
                k += 1
        return k

    def _unknown_rest(self, j: int) -> Found | None:
        """An unknown name joined by و in a list."""
        last = j + 1
        first = self.forms[j][1:]
        if first in COMPOUND:
            if last < self.n and self._wordlike(last):
                last += 1
            else:
                return None
        while last < self.n and last - j < 3 and self.forms[last] in KIN:
            last += 1
        return j, last, 1, " ".join((first, *self.forms[j + 1 : last]))

    def _anaphor(self, i: int, lead: Lead) -> int:
        """A phrase that points back: "وسط المدينة", "شمال البلاد", "العاصمة السورية"."""
        k = lead.end
        word = self.words[k] if k < self.n else None
        if lead.cue is None and word and word.anaphor and (k == lead.first or word.anaphor[0] == 0):
            skip, cue = word.anaphor
            demonym, end, kin = "", k + 1, ""
            while (
                end < self.n
                and end - k < 3
                and (follow := self.words[end])
                and (follow.country or self.forms[end] in KIN)
            ):
                demonym, kin = (
                    demonym or follow.country,
                    kin or (self.forms[end] if self.forms[end] in KIN else ""),
                )
                end += 1
            if cue.kind == "capital" and end < self.n and (name := self.words[end]) and name.names:
                found = self._known(end, Word(names=tuple(h for h in name.names if h[0] == 0)))
                if found:
                    mention = self._add(found, lead, Cue("عاصمه", "capital", "one", "strong"), i)
                    mention.demonym = demonym
                    return found[1]
            if k == lead.first:
                lead.skip = skip
            if (
                cue.kind == "capital"
                or lead.end > lead.first
                or demonym
                or cue.strength == "back"
                or kin
                or True
            ):
                mention = self._add((k, end, 0, ""), lead, cue, i)
                mention.anaphor, mention.demonym = cue.kind, demonym
                return end
        if (
            lead.degrees is not None
            and lead.cue is None
            and word
            and word.country
            and self.forms[k].startswith("ال")
        ):
            mention = self._add((k, k + 1, 0, ""), lead, Cue("", "country", "one", "back"), i)
            mention.anaphor, mention.demonym = "country", word.country
            return k + 1
        return i

    # Mentions

    def _adjectives(self, k: int) -> int:
        """The adjectives after a name belong to it: "ريف حلب الشمالي الشرقي", "محافظة حماة السورية"."""
        mention, last = self.mentions[-1], k
        while (
            last < self.n
            and last - k < 3
            and self.doc.tokens[last].start <= self.doc.tokens[last - 1].end + 1
        ):
            word, form = self.words[last], self.forms[last]
            if word and word.country and form.startswith("ال"):
                if mention.entries and not any(e.country == word.country for e in mention.entries):
                    break
                mention.demonym = word.country
            elif not ((word and word.direction and word.direction[2] and word.direction[0] == 0 and form[-1] in "يه")
                      or form in {"المحتله", "الحدوديه", "الساحليه", "المحاصر", "المحاصره"}):  # fmt: skip
                break
            last += 1
        if last > k:
            mention.last, mention.end = last, self.doc.tokens[last - 1].end
        return last

    def _add(self, found: Found, lead: Lead, cue: Cue | None, i: int) -> PlaceMention:
        """Make the mention of a name found, with its lead."""
        first, last, skip, key = found
        name_start, end = self.doc.words(first, last, skip)
        start = name_start if lead.first == first else self.doc.words(lead.first, last, lead.skip)[0]
        entries: list[Entry] = self.known.entries(key) if key else []
        mention = PlaceMention(lead.first, last, start, end, "", key, name_start, end, entries=entries)
        if cue:
            mention.cue, mention.kind = cue.word, cue.kind
            self.cued.add(key)
        elif entries:
            mention.kind = entries[0].kind
        mention.degrees, mention.rural, mention.around = lead.degrees, lead.rural, lead.around
        mention.prep = self._preposition(lead.first, lead.skip or (skip if lead.first == first else 0))
        level = "cue" if cue else ("lead" if lead.end > lead.first else "bare")
        mention.rule = f"place.{level}.{'known' if entries else 'unknown' if key else 'anaphor'}"
        self.mentions.append(mention)
        return mention

    def _preposition(self, first: int, skip: int) -> str:
        """The preposition before a phrase: ب, ل or ك joined to it, or the word before."""
        form = self.forms[first]
        if skip and form[skip - 1] in "بلك":
            return form[skip - 1]
        if not skip and form.startswith("لل"):
            return "ل"
        if first and not (skip and form[0] in "وف"):
            before = self.forms[first - 1]
            if before in OPENERS and first > 1:
                before = self.forms[first - 2]
            if before in PREPOSITIONS:
                return before[1:] if before[0] == "و" and before != "وسط" else before
        return ""


__all__ = ["CONTEXT", "CUE", "FREE", "PhraseReader"]
