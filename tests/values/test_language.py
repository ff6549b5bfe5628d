"""Languages."""

import pytest

from matchcut.values.language import language, language_name, languages, same_language
from matchcut.values.table import rows


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("English", "en"), ("英语", "en"), ("anglais", "en"), ("Español", "es"), ("Deutsch", "de"), ("日本語", "ja"), ("Mandarin", "cmn"), ("普通话", "cmn"),
        ("国语", "cmn"), ("Chinese", "zh"), ("中文", "zh"), ("Cantonese", "yue"), ("粤语", "yue"), ("en", "en"), ("eng", "en"), ("zh-CN", "zh-CN"),
        ("zh_cn", "zh-CN"), ("zh-Hans", "zh-Hans"), ("pt_BR", "pt-BR"), ("EN-us", "en-US"), ("cmn", "cmn"), ("no", "no"), ("is", "is"),
        ("język angielski", "en"), ("голландский", "nl"), ("Bahasa Indonesia", "id"), ("Serbo-Croatian", "sh"), ("українська", "uk"), ("العربية", "ar"), ("Türkçe", "tr"),
        ("Ελληνικά", "el"), ("magyar", "hu"), ("čeština", "cs"), ("한국어", "ko"), ("français", "fr"), ("Hebräisch", "he"), ("sin diálogos", "zxx"), ("Stumm", "zxx"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_name_and_tag(text: str, tag: str) -> None:
    assert language(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "drama",
        "xx",
        "English, French",
        "OmU",
        "VOSE",
        "VO",
        "OV",
        "VOSTFR",
        "English with subtitles",
        "Various",
        "=en",
        "\t",
        "a" * 50_000,
        "qqq-Latn",
    ],
)
def test_what_is_no_language_gives_none(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("English, French", ["en", "fr"]), ("Français et Anglais", ["fr", "en"]), ("英语 / 法语", ["en", "fr"]), ("Chinese (Mandarin), English", ["cmn", "en"]),
     ("Serbo-Croatian", ["sh"]), ("en, fr", ["en", "fr"]), ("Deutsch/OmU", None), ("en fr", None), ("", None),
     ("Polish with subtitles", ["pl"]), ("Arabic/Amharic with subtitles", ["ar", "am"]), ("English (with Dutch subtitles)", ["en"]), ("OV with English subs", []), ("polski (napisy angielskie)", ["pl"]),
     ("französisch mit deutschen Untertiteln", ["fr"]), ("Polish, English subtitles", ["pl"]), ("français, sous-titres anglais", ["fr"]), ("japonés con subtítulos en español", ["ja"]),
     ("Français et anglais avec sous-titres néerlandais", ["fr", "en"]), ("persiano sottotitolato", ["fa"]), ("日本語（英語字幕）", ["ja"]), ("Japanisch (OmU)", ["ja"]), ("Russian; subtitles: English", ["ru"]),
     ("English subtitles", []), ("чешский с русскими субтитрами", ["cs"]), ("a film with subtitles", None)],
)  # fmt: skip
def test_languages_are_parted_by_whatever_stands_between(text: str, expected: list[str] | None) -> None:
    found = languages(text)
    assert (found and [tag for _, _, tag in found]) == expected


def test_names_for_display() -> None:
    assert language_name("cmn", "zh-Hans") == "普通话"
    assert language_name("en-GB", "fr") == "anglais"
    assert language_name("zz", "en") is None


def test_mandarin_is_chinese_and_cantonese_is_not() -> None:
    assert same_language("cmn", "zh-Hans")
    assert same_language("en-GB", "en_US")
    assert not same_language("yue", "zh")


def test_every_name_of_the_hand_table_reads_as_its_tag() -> None:
    assert [(n, t) for n, t, *_ in rows("languages-more.tsv") if language(n) != t] == []
