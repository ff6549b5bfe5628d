"""Countries."""

import subprocess
import sys
from pathlib import Path

import pytest

from matchcut.values.country import countries, country, country_name, nationalities
from matchcut.values.table import rows

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USA", "US"), ("U.S.A.", "US"), ("us", "US"), ("United States", "US"), ("the united states", "US"), ("EE.UU.", "US"), ("EEUU", "US"), ("美国", "US"),
        ("Estados Unidos", "US"), ("UK", "GB"), ("England", "GB"), ("Scotland", "GB"), ("英国", "GB"), ("Reino Unido", "GB"), ("The Netherlands", "NL"),
        ("中国大陆", "CN"), ("中国香港", "HK"), ("Hong Kong", "HK"), ("中国台湾", "TW"), ("Taiwan", "TW"), ("韩国", "KR"), ("South Korea", "KR"),
        ("West Germany", "DE"), ("西德", "DE"), ("Österreich", "AT"), ("Rakousko", "AT"), ("Japón", "JP"), ("Япония", "JP"), ("FRA", "FR"), ("Côte d’Ivoire", "CI"),
        ("Países Bajos (Holanda)", "NL"), ("Alemania del Oeste (RFA)", "DE"), ("Unión Soviética (URSS)", "SUHH"),
        ("Soviet Union", "SUHH"), ("URSS", "SUHH"), ("苏联", "SUHH"), ("East Germany", "DDDE"), ("東ドイツ", "DDDE"), ("Czechoslovakia", "CSHH"),
        ("米国", "US"), ("한국", "KR"), ("ABD", "US"), ("İngiltere", "GB"), ("Germany, West", "DE"), ("BRD", "DE"), ("DDR", "DDDE"), ("ČSR", "CSHH"),
        ("U.R.S.S.", "SUHH"), ("SFR Yugoslavia", "YUCS"), ("Rep. Dom.", "DO"), ("Taiwan, China", "TW"), ("Georgia", "GE"), ("Chad", "TD"), ("Türkiye", "TR"),
        ("🇫🇷", "FR"), ("🇫🇷 France", "FR"), ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "GB"), ("D", "DE"), ("F", "FR"),
        ("Jugoslawien", "YUCS"), ("PRL", "PL"), ("Neth", "NL"), ("W. Ger.", "DE"), ("Deutschland (DDR)", "DDDE"), ("Serbia and Montenegro", "CSXX"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_names(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nowhere",
        "Drama",
        "USA, France",
        "English",
        "French",
        "World",
        "Europe",
        "f",
        "X",
        "🇫🇷 Italy",
        "🇽🇽",
        "OmU",
        "=us",
        "\t",
        "\n",
        "a" * 50_000,
        "\ud800",
    ],
)
def test_what_is_no_country_gives_none(text: str) -> None:
    assert country(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USA, France", "US FR"), ("USA/UK", "US GB"), ("France-Italie", "FR IT"), ("France – Italy – Germany", "FR IT DE"), ("Bosnia and Herzegovina", "BA"),
        ("France, Italy and Bosnia and Herzegovina", "FR IT BA"), ("United Kingdom Germany", "GB DE"), ("中国 美国", "CN US"), ("中国大陆 / 香港", "CN HK"), ("D/F", "DE FR"),
        ("🇫🇷 🇮🇹", "FR IT"), ("Guinea-Bissau", "GW"), ("usa, france", "US FR"), ("西德和法国", "DE FR"), ("Argentina y España", "AR ES"), ("U.K./U.S.", "GB US"),
        ("Korea, South", "KR"), ("USA, ", "US"), ("Trinidad and Tobago & UK", "TT GB"), ("🇫🇷🇩🇪", "FR DE"), ("日本・フランス合作", "JP FR"), ("Co-production France / Italie", "FR IT"), ("セルビア・モンテネグロ", "CSXX"),
    ],
)  # fmt: skip
def test_countries_are_parted_by_whatever_stands_between(text: str, expected: str) -> None:
    found = countries(text)
    assert found is not None
    assert " ".join(code for _, _, code in found) == expected
    assert all(country(text[a:b]) == code for a, b, code in found)


@pytest.mark.parametrize("text", ["", " ", ",", "USA, Drama", "in it", "France (co-production)", "no so is", "a and b"])
def test_a_list_with_anything_else_in_it_is_no_list_of_countries(text: str) -> None:
    assert countries(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("français, belge", "FR BE"), ("French", "FR"), ("British/American", "GB US"), ("américaine", "US"), ("deutsch", "DE"), ("italiano", "IT"), ("estadounidense", "US"), ("polski", "PL"), ("японская", "JP"),
     ("法国", "FR"), ("法国人", "FR"), ("フランス人", "FR"), ("franco-belge", "FR BE"), ("US-amerikanisch", "US"), ("Italian, French and German", "IT FR DE"), ("South Korean", "KR"), ("français, USA", "FR US")],
)  # fmt: skip
def test_a_nationality_names_its_country(text: str, expected: str) -> None:
    found = nationalities(text)
    assert found is not None
    assert " ".join(code for *_, code in found) == expected


@pytest.mark.parametrize("text", ["", "Drama", "Polish-born", "citizen", "French, drama"])
def test_what_is_no_nationality_gives_none(text: str) -> None:
    assert nationalities(text) is None


@pytest.mark.parametrize("text", ["French", "deutsch", "italiano", "estadounidense", "polski", "японский"])
def test_a_nationality_is_no_country(text: str) -> None:
    assert countries(text) is None


def test_names_for_display() -> None:
    assert country_name("US", "zh-Hans") == "美国"
    assert country_name("US", "zh-TW") == "美國"
    assert country_name("SUHH", "en") == "Soviet Union"
    assert country_name("FR", "tlh") == "France"
    assert country_name("nowhere", "en") is None


def test_every_name_of_the_hand_table_reads_as_its_code() -> None:
    wrong = [(name, code) for name, code, *_ in rows("territories-more.tsv") if country(name) != code]
    assert wrong == []


def test_every_row_of_the_compiled_table_is_found() -> None:
    from matchcut.values.table import look_up

    table = rows("territories.tsv")
    assert len(table) > 20_000
    assert all(look_up("territories.tsv", row[0]) == row[1] for row in table[::37])


def test_every_displayed_name_reads_back() -> None:
    codes = [row[0] for row in rows("territories-shown.tsv")[1:]]
    assert [c for c in codes if country(country_name(c, "en") or "") != c] == []


def test_the_committed_tables_are_what_cldr_gives() -> None:
    script = ROOT / "scripts" / "compile_territories.py"
    env = {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, str(script), "--check"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("code", "names"),
    [("DE", "SRN NSR BRD RFN NSZK ФРГ 서독 西ドイツ Länsi-Saksa Västtyskland Vesttyskland"), ("DDDE", "NDR NRD DDR ГДР НДР 동독 東ドイツ RDA"), ("CSHH", "ČSSR ČSR ČSFR ЧССР CSRS"), ("SUHH", "SSSR ZSSR ZSRR СССР СРСР 소련 ソ連 SSCB"),
     ("GB", "VB WB Anglie Англія Αγγλία انجلترا"), ("ZA", "JAR RPA ЮАР ПАР"), ("YUCS", "SFRJ СФРЮ SRJ"), ("CN", "ČLR ChRL КНР"), ("AU", "호주"), ("TR", "터키"), ("KR", "Корея")],
)  # fmt: skip
def test_countries_are_known_by_the_abbreviations_of_their_neighbours(code: str, names: str) -> None:
    assert {name: country(name) for name in names.split()} == dict.fromkeys(names.split(), code)


def test_a_word_is_no_code() -> None:
    assert [country(word) for word in ("and", "Sun", "Mon", "man")] == [None] * 4
    assert countries("B. Almanya / Fransa") == [(0, 10, "DE"), (13, 19, "FR")]


def test_a_picture_beside_a_country_is_no_flag() -> None:
    assert [country(text) for text in ("🎬 France", "🌍🌍", "🇫🇷 🎬", "🇫🇷 France")] == [None, None, None, "FR"]
