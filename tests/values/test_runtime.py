"""Running times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.values.runtime import Runtime, differ, minutes, notation, write

WAYS = ["139 min", "139 min.", "139min", "139 minutes", "139分钟", "139分", "139 分鐘", "139分間", "2h19", "2h 19m", "2h19min", "2:19:00",
        "2 hrs 19 mins", "2 hours and 19 minutes", "2小时19分钟", "2 Std. 19 Min.", "PT139M", "PT2H19M", "139'", "139 mn", "139 мин", "ca. 139 min",
        "139’", "2 h 19 min", "02:19:00", "139 Min.", "139 minuti", "2 godz. 19 min", "2時間19分", "139분", "139 dk", "2 sa 19 dk", "2 ч. 19 мин.", "2 год 19 хв",
        "2 Stunden 19 Minuten", "2 horas y 19 minutos", "2 ore e 19 minuti", "2 uur 19 minuten", "2 tim 19 min", "2 saat 19 dakika", "2시간 19분", "139 phút", "139 perc",
        "片长：139分钟", "片长139分钟", "Running time: 139 min", "Durée : 2h19", "2h19 (139 min)", "139 min (2h19)", "139 minutos aprox.", "約139分", "8340 s"]  # fmt: skip


@pytest.mark.parametrize("text", WAYS)
def test_one_running_time_is_read_in_every_way_of_writing_it(text: str) -> None:
    assert minutes(text) == Runtime((139,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("195/198 min", Runtime((195, 198))),
        ("195 min / 198 min", Runtime((195, 198))),
        ("195 min (director's cut)", Runtime((195,), "director's cut")),
        ("195 min, director's cut", Runtime((195,), "director's cut")),
        ("118分钟（导演剪辑版）", Runtime((118,), "导演剪辑版")),
        ("139分钟(美国) / 141分钟(国际版)", Runtime((139, 141))),
        ("2.5 hours", Runtime((150,))),
        ("2½ hours", Runtime((150,))),
        ("195–198 min", Runtime((195, 198))),
        ("90 min (95 min uncut)", Runtime((90, 95))),
        ("120 minutes (2 hours)", Runtime((120,))),
        ("90 sec", Runtime((2,))),
    ],
)
def test_alternatives_and_versions_are_kept(text: str, expected: Runtime) -> None:
    assert minutes(text) == expected


@pytest.mark.parametrize(
    "text", ["6 reels", "One hour", "139.5 min", "198-195 min", "139 min (3h)", "12:30", "100 m²",
             "", "139", "PT", "min", "3:10 to Yuma", "0 min", "139 km", "about a boy", "99999999 min", "9" * 50_000, " " * 50_000 + "min"]
)  # fmt: skip
def test_what_is_no_running_time_gives_none(text: str) -> None:
    assert minutes(text) is None


def test_a_bare_number_counts_only_where_it_is_allowed() -> None:
    assert minutes("139", bare=True) == Runtime((139,))
    assert minutes("2:19", bare=True) == Runtime((139,))
    assert minutes("02:19", bare=True) == minutes("139.0", bare=True) == Runtime((139,))
    assert minutes("195–198", bare=True) == Runtime((195, 198))
    assert minutes("1000", bare=True) == Runtime((1000,))
    assert minutes("1001", bare=True) is None
    assert minutes("0", bare=True) is None
    assert minutes("2024", bare=True) is None


def test_running_times_differ_only_when_no_alternative_agrees() -> None:
    assert not differ(Runtime((195, 198)), Runtime((198,)))
    assert not differ(Runtime((139,)), Runtime((140,)), 1)
    assert differ(Runtime((139,)), Runtime((193,)))


def test_value_is_minutes_or_alternatives() -> None:
    assert Runtime((139,)).value == 139
    assert Runtime((195, 198)).value == {"minutes": [195, 198]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("93 min", "NN min"),
        ("93 minutes", "NN minutes"),
        ("93分钟", "NN分钟"),
        ("PT93M", "ISO 8601"),
        ("93", "NN"),
        ("93 min (restored)", "NN min"),
        ("x", ""),
    ],
)
def test_notation_is_the_text_without_its_numbers(text: str, expected: str) -> None:
    assert notation(text) == expected


@pytest.mark.parametrize(
    ("like", "expected"),
    [("93 min", "125 min"), ("1h 5m", None), ("2h 5m", "2h 5m"), ("2:05:00", None), ("195/198 min", None), ("x", None)],
)
def test_minutes_are_written_as_the_neighbour_writes_them(like: str, expected: str | None) -> None:
    assert write(125, like) == (expected if like != "1h 5m" else "2h 5m")


@given(st.integers(2, 1000), st.sampled_from(WAYS))
def test_what_is_written_reads_back(count: int, like: str) -> None:
    out = write(count, like)
    assert out is None or minutes(out, bare=True) == Runtime((count,))


@given(st.lists(st.integers(1, 300), min_size=1, max_size=3), st.lists(st.integers(1, 300), min_size=1, max_size=3))
def test_differing_is_symmetric(a: list[int], b: list[int]) -> None:
    assert differ(Runtime(tuple(a)), Runtime(tuple(b))) == differ(Runtime(tuple(b)), Runtime(tuple(a)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("139 мин. / 02:19", 139), ("02:19 / 139 min", 139), ("1 t. 57 min.", 117), ("2 серии, 167 мин", 167), ("٩٠ دقيقة", 90), ("2 x 45 min", None), ("10 episodes, 45 min", None), ("120 min / 2:30", None),
     ("35 mm", None), ("1.85:1", None), ("6 Folgen", None)],
)  # fmt: skip
def test_a_time_told_twice_or_of_parts_is_one(text: str, expected: int | None) -> None:
    found = minutes(text)
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2400 m",
        "35mm",
        "16:9",
        "1.85:1",
        "24 fps",
        "5 x 45 min",
        "3 episodes, 50 min",
        "90 pages",
        "90%",
        "1h ago",
        "2 seasons",
        "0 min",
        "3 h 75",
        "5 min read",
        "3:10 to Yuma",
        "90 Minutes in Heaven",
        "11:14",
    ],
)
def test_what_reminds_of_a_running_time_is_none(text: str) -> None:
    assert minutes(text) is None
