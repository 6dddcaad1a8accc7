"""The proper names inside the noun phrase of a party: words with the article, quotations, acronyms."""

from __future__ import annotations

from marsad.reading.actors_registry import Hit, Registry
from marsad.reading.actors_roles import (
    BARE_NAMED,
    GIVEN_NAMED,
    PLACE_CUES,
    Marks,
    close,
)
from marsad.reading.actors_words import Noun, Word
from marsad.reading.people_names import name_end
from marsad.reading.speakers_verbs import sayings
from marsad.reading.word_sets import word_set

_BACKING, _LEADING, DEEDS = (word_set("actors", kind) for kind in ("backing", "leading", "deeds"))
RELATIVE = _BACKING | _LEADING | {"الذي", "التي", "الذين", "والتي"}
_LED_HEADS = frozenset({"group", "force", "band", "member", "armed", "partisan"})
_WHICH = frozenset({"الذي", "التي", "الذين", "والتي"})


class Names:
    """The proper names inside the noun phrase of a party: words with the article, quotations, acronyms."""

    def __init__(
        self, forms: list[str], words: list[Word], registry: Registry, limit: int, marks: Marks
    ) -> None:
        self.forms, self.words, self.registry, self.limit = forms, words, registry, limit
        self.marks = marks
        self.head_form = ""
        self.hit: Hit | None = None
        self.nested: Noun | None = None
        self.countries: tuple[str, ...] = ()
        self.party = self.via = ""
        self.hostile = self.armed = self.named = False
        self.adjectives = 0
        self.core: tuple[int, int] | None = None

    @property
    def owned(self) -> bool:
        return self.hit is not None or self.nested is not None

    def _unknown(self, j: int, head: Noun) -> int:
        """The name of what the registry does not know: words with the article and given names, at most four.

        A word without the article is taken with the word after it that has one: وزارة شؤون المهجرين.
        """
        k = j
        while k < self.limit and k - j < 4:
            form, word = self.forms[k], self.words[k]
            if (
                not form[0].isalpha()
                or word.stop
                or form.startswith("لل")
                or (form in sayings() and not word.noun)
            ):
                break
            if word.adjective is not None and k > j and not word.adjective.definite:
                break
            if not form.startswith("ال"):
                if word.given and not word.clitic and k == j:
                    break
                if not self._bound(k):
                    break
            elif (k > j and self.forms[k - 1].startswith("ال") and not self._qualifying(k)) or (
                word.office and k > j
            ):
                break
            k += 1
        if (
            k == j
            and self.words[j].given
            and not self.words[j].clitic
            and (head.role in GIVEN_NAMED or head.id == "government")
        ):
            k = max(k, name_end(self.forms, self.words, j, self.limit, loose=False))
            if k - j == 2 and self.forms[k - 1].startswith("ال") and not self.forms[k - 1].endswith("ي"):
                k -= 1  # قوات حفتر المطار: the airport is what they struck
        if k > j:
            self.named, self.core = True, (j, k)
        return k

    def _qualifying(self, k: int) -> bool:
        """Whether a word with the article may be an adjective of the one before it rather than what comes next."""
        return self.words[k].adjective is not None or self.forms[k].endswith(("ي", "يه", "يين", "يون"))

    def _bound(self, k: int) -> bool:
        """Whether a word without the article is one with the next: it has the article, or it is a cue of a place."""
        word, form = self.words[k], self.forms[k]
        if k + 1 >= self.limit or word.skip or (word.given and not word.noun):
            return False
        after = self.forms[k + 1]
        if form in PLACE_CUES:
            return after[0].isalpha() and not self.words[k + 1].stop
        if k and self.forms[k - 1] in PLACE_CUES and form.isalpha() and not word.noun:
            hit = self.registry.at(self.forms, k)
            return hit is None or self.registry.parties[(hit.name.full or hit.name.short)[0]].type == "state"
        if form[0] == "ل" and len(form) > 4 and word.noun is None:
            return False  # لتسجيل الناخبين is what it is for
        return (
            after.startswith("ال")
            and len(after) > 3
            and word.adjective is None
            and form.isalpha()
            and not self.words[k + 1].office
        )

    def _bare_name(self, j: int, head: Noun) -> int:
        """A name without the article after the head of an institution or outlet: سلطات دياربكر, قناة سكاي نيوز."""
        if head.id not in BARE_NAMED or head.number == "d":
            return j
        k = j
        most = 2 if head.role == "media" else 1
        while k < self.limit and k - j < most:
            form, word = self.forms[k], self.words[k]
            if not word.strange(form) or form in sayings():
                break
            if self.registry.at(self.forms, k) is not None:
                break
            k += 1
        if k > j:
            self.named, self.core = True, (j, k)
        return k

    def _quoted(self, j: int, head: Noun) -> int:
        end = close(self.forms, j, self.limit, self.forms[j], 7)
        if end < 0 or end == j + 1 or j not in self.marks.opening:
            return j
        hit = self.registry.at(self.forms, j + 1, proclitics=False)
        if hit is not None and hit.last <= end:
            if self.hit is None:
                self.hit, self.core = hit, (j + 1, end)
            return end + 1
        if (
            head.role
            in (
                "group",
                "centre",
                "media",
                "platform",
                "position",
                "asset",
                "institution",
                "room",
                "reporter",
                "means",
                "force",
            )
            and not self.owned
            and (not head.definite or head.role in ("media", "reporter"))
        ):
            self.named, self.core = True, (j + 1, end)
            return end + 1
        return j

    def _bracketed(self, j: int, head: Noun) -> int:
        end = close(self.forms, j, self.limit, ")", 5)
        if end < 0 or end == j + 1:
            return j
        hit = self.registry.at(self.forms, j + 1, proclitics=False)
        acronym = all(len(f) <= 2 or f == '"' for f in self.forms[j + 1 : end])
        if (hit is not None and hit.last <= end and not self._is_state(hit)) or (
            acronym and self.forms[j + 1][0].isalpha()
        ):
            if self.hit is None and hit is not None:
                self.hit = hit
            return end + 1
        if (
            head.role == "group"
            and end - j == 2
            and self.words[j + 1].noun is None
            and self.forms[j + 1].isalpha()
            and not self._is_place(j + 1)
        ):
            return end + 1
        return j

    def _is_state(self, hit: Hit) -> bool:
        ids = hit.name.full
        return bool(ids) and self.registry.parties[ids[0]].type == "state"

    def _is_outlet(self, hit: Hit) -> bool:
        ids = hit.name.full or hit.name.short
        return bool(ids) and self.registry.parties[ids[0]].type in (
            "agency",
            "newspaper",
            "channel",
            "broadcaster",
            "radio",
            "website",
            "outlet",
            "media",
        )

    def _is_place(self, j: int) -> bool:
        return self.forms[j] in PLACE_CUES or self.words[j].stop

    def _backed(self, j: int, form: str, head: Noun) -> int:
        """`تدعمها تركيا`, `التي تقودها السعودية`: who backs or leads them, read on from `j`."""
        k = j + 1 if form in _WHICH else j
        if head.role not in _LED_HEADS or k + 1 >= self.limit:
            return j
        verb = self.forms[k]
        if verb not in _BACKING and verb not in _LEADING:
            return j
        hit = self.registry.at(self.forms, k + 1, proclitics=False)
        if hit is None or hit.last > self.limit:
            return j
        if not self.owned:
            self.via = "pro" if verb in _BACKING else "led"
            self.hit = hit
        return hit.last

    def _deed(self, j: int) -> int:
        """What an attacker carried out: الهجوم, هجوم الجسر, إطلاق النار."""
        self.adjectives += 1
        if self.forms[j].startswith("ال"):
            return j + 1
        k = j + 1
        if k < self.limit and self.forms[k][0].isalpha() and not self.words[k].stop:
            place = self.marks.places.get(k, 0)
            if place > k:
                return min(place, self.limit)
            if self.forms[k].startswith("ال"):
                k += 1
        return k
