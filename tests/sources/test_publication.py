"""Publication times as they are written, made ISO."""

import pytest

from marsad.sources.publication import published_of


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("2017-07-06", "2017-07-06"),
        ("2017-7-6", "2017-07-06"),
        ("2017/07/06", "2017-07-06"),
        ("20170706", "2017-07-06"),
        ("٢٠١٧-٠٧-٠٦", "2017-07-06"),
        ("2018-05-04T16:37:06+04:00", "2018-05-04T16:37:06+04:00"),
        ("2018-05-04 16:37", "2018-05-04T16:37:00"),
        ("2018-05-04T16:37:06Z", "2018-05-04T16:37:06+00:00"),
        ("Thu, 06 Jul 2017 14:05:00 +0300", "2017-07-06T14:05:00+03:00"),
        ("", None),
        (None, None),
    ],
)
def test_forms_that_are_known(told: object, iso: str | None) -> None:
    assert published_of(told) == iso


@pytest.mark.parametrize(
    "told",
    [
        "06/07/2017",
        "2017-13-01",
        "2017-02-30",
        "yesterday",
        20170706,
        "2018-05-04T99:00",
        "0001-01-01",
        "9999-12-31",
    ],
)
def test_what_is_no_certain_day_is_refused(told: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        published_of(told)
