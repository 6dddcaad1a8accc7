"""Material of our own making for the readers of sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad.sources import Fault, Item, read_inputs

SHARED = Path(__file__).parents[3] / "shared"
WORDS = (
    "قال الدفاع المدني إن ثلاثة أشخاص قتلوا وأصيب سبعة آخرون بجروح في قصف مدفعي طال بلدة اللطامنة مساء الاثنين، "
    "وأضاف أن فرقه ما زالت تبحث عن عالقين تحت الأنقاض في الحي الشرقي من البلدة منذ ساعات الفجر الأولى."
)
MORE = (
    "وفي سياق آخر، ذكرت مصادر محلية أن هدوءا حذرا يسود القرى المجاورة بعد اتفاق على وقف إطلاق النار يمتد ثلاثة أيام، "
    "ويشمل السماح لقوافل المساعدات بالدخول إلى المنطقة المحاصرة بإشراف الهلال الأحمر."
)


def page(head: str = "", title: str = "قصف على اللطامنة", body: str = "") -> bytes:
    """A news page with its furniture."""
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        "<nav><a href='/'>الرئيسية</a> <a href='/s'>رياضة</a></nav>"
        f"<article><h1>{title}</h1><p>{WORDS}</p><p>{MORE}</p>{body}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    ).encode()


def read(*paths: object, **options: object) -> list[Item | Fault]:
    """Everything the inputs give."""
    return list(read_inputs([str(p) for p in paths], **options))  # type: ignore[arg-type]


def one(*paths: object, **options: object) -> Item:
    """The only report of the inputs."""
    (found,) = read(*paths, **options)
    assert isinstance(found, Item), found
    return found


def fault(*paths: object) -> Fault:
    """The only fault of the inputs."""
    (found,) = [f for f in read(*paths) if isinstance(f, Fault)]
    return found


def shared(*names: str) -> Path:
    """A path of the shared corpora; skips where they are missing, fails where they are missing in CI."""
    path = SHARED.joinpath(*names)
    if not path.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing")
    return path
