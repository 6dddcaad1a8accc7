"""What holds of any text: folding and its index agree, tokens, blocks and sentences cover it, nothing is raised."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.record import Report
from marsad.text import Document, fold, fold_indexed, tokenise
from marsad.text.clitics import split

_ARABIC = "".join(map(chr, [*range(0x600, 0x700), *range(0xFB50, 0xFBB0), *range(0xFE70, 0xFEFD)]))
_WORDS = [
    "قصف", "وقال", "د.ا.ع.ش", "قصـ.ـف", "أ.ف.ب", "#هيئة_تحرير", "اقرأ أيضا", "سمات", "تويتر", "غزة - رويترز", "رويترز",
    "المزيد", "مقالات ذات صلة", "التالي", "سوريا", "1,500", "٢٠١٨", "..", "…", "؟", "«", "»", '"', ":", "-", "|", ".",
    "،", "(", ")", "\n", "\n\n", "\u200f", "ـ", "—", "(صورة أرشيفية)", "رابط الخبر بصحيفة", "\r\n", "\u2028", "\x0b",
]  # fmt: skip
_TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=_ARABIC + string.printable),
    st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=60).map("".join),
)


@given(_TEXTS)
def test_fold_agrees_with_its_index(text: str) -> None:
    folded = fold_indexed(text)
    assert folded.text == fold(text)
    assert len(folded.index) == len(folded.text)
    assert all(a <= b for a, b in zip(folded.index, folded.index[1:], strict=False))
    assert all(0 <= at < len(text) for at in folded.index)


@given(_TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


def test_every_character_folds_alike_alone_and_with_an_index() -> None:
    for code in range(0x10000):
        char = chr(code)
        folded = fold(char)
        assert folded == fold_indexed(char).text == fold(f"ب{char}")[1:], hex(code)
        assert fold(folded) == folded, hex(code)


@given(_TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        assert not _written(text[end : token.start])
        assert token.form
        end = token.end
    assert not _written(text[end:])


def _written(between: str) -> str:
    """What of the text between two tokens is more than space, underscores and signs without a form."""
    return fold(between).replace("_", "").strip()


@settings(max_examples=300)
@given(_TEXTS, st.one_of(st.none(), _TEXTS))
def test_blocks_and_sentences_hold_every_token(text: str, title: str | None) -> None:
    doc = Document(Report(id="", text=text, title=title))
    assert [n for b in doc.blocks for n in range(b.first, b.last)] == list(range(len(doc.tokens)))
    end = 0
    for block in doc.blocks:
        assert end <= block.start <= doc.tokens[block.first].start
        assert doc.tokens[block.last - 1].end <= block.end <= len(doc.raw)
        end = block.end
    read = [n for s in doc.sentences for n in range(s.first, s.last)]
    assert read == [n for b in doc.blocks if b.role != "furniture" for n in range(b.first, b.last)]
    for sentence in doc.sentences:
        assert doc.blocks[sentence.block].role == sentence.role != "furniture"


@given(_TEXTS)
def test_spans_quote_the_report(text: str) -> None:
    doc = Document(Report(id="", text=text, title="قصف على درعا"))
    for token in doc.tokens:
        span = doc.span(token.start, token.end)
        part = doc.report.title if span.part == "title" else doc.report.text
        assert (part or "")[span.start : span.end] == span.text


@given(st.text(alphabet=_ARABIC, max_size=12), st.booleans())
def test_split_gives_back_the_word(form: str, written: bool) -> None:
    found = split(form, written)
    article = found.stem.startswith("ال") and found.proclitics[-1:] == ("ل",)
    whole = "".join(found.proclitics) + found.stem + found.enclitic
    assert whole == fold(form) or (article and len(whole) <= len(fold(form)) + 1)


def test_long_rows_of_one_sign_are_read() -> None:
    """Lines no report has, at a length at which anything slower than linear would be felt."""
    for piece in ("..", "اقرأ أيضا ", "سمات. ", "تويتر\n", "ا-1", "ـ ـ", "د.", "- ", '"', "قصف . "):
        doc = Document(Report(id="", text=piece * 20_000, title=piece * 5_000))
        assert len(doc.sentence_at) == len(doc.tokens)
