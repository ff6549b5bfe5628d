"""Words stand in one file per language: which languages have which sections, and that no other place of the code holds words."""

import ast
import re
import subprocess
import sys
import unicodedata
from itertools import chain
from pathlib import Path

import pytest

from matchcut import languages
from matchcut.collections.lexicon import folded as key_folded
from matchcut.languages.detection import language
from matchcut.text.pattern import regex

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "matchcut"
SUPPORTED = ["en", "zh", "fr", "es", "de", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sv", "da", "fi", "tr", "hu", "ja", "ko", "ar"]
SECTIONS = (
    "keys",
    "and",
    "by",
    "based-on",
    "review",
    "months",
    "weekdays",
    "seasons",
    "numbers",
    "units",
    "absent",
    "unrated",
    "placeholder",
    "film",
    "about",
)
# Lists that a language cannot have, or must leave out; every other one is there.
GAPS = {
    "months": {"zh", "ja", "ko"},  # figures before a sign: `date-signs`
}
# Entries that a list of entries lacks
MISSING = {
    ("numbers", "da"): {"1", "2"},  # "en" and "to" are words of other languages
    ("numbers", "tr"): {"10"},  # so is "on"
    ("numbers", "ko"): {"0"},  # 영 begins many names
}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_has_the_lists_that_all_need(section):
    has = set(chain.from_iterable(languages.entries(section).values()))
    assert set(SUPPORTED) - has == GAPS.get(section, set())


@pytest.mark.parametrize("tag", SUPPORTED)
def test_every_language_has_the_numbers_up_to_ten_and_the_units_of_time(tag):
    for section, wanted in (("numbers", map(str, range(11))), ("units", ("hour", "minute", "second"))):
        lacking = {entry for entry in wanted if tag not in languages.entries(section)[entry]}
        assert lacking == MISSING.get((section, tag), set())


@pytest.mark.parametrize("tag", SUPPORTED)
def test_every_language_names_the_keys_that_a_record_has(tag):
    lacking = {
        f
        for f in ("title", "director", "cast", "year", "country", "runtime", "language", "genre")
        if tag not in languages.entries("keys")[f]
    }
    assert not lacking


def test_the_compiled_table_is_what_the_files_give():
    done = subprocess.run([sys.executable, ROOT / "scripts/compile_languages.py", "--check"], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)


def test_no_word_stands_twice_in_a_list():
    twice = [
        (section, entry, tag, word)
        for section in languages.sections()
        for entry, by in languages.entries(section).items()
        for tag, words in by.items()
        for word in words
        if words.count(word) > 1
    ]
    assert twice == []


def test_these_keys_mean_different_fields_in_two_languages():
    """The values and the collection decide between them; a change of this table is a decision."""
    meant = {}
    for field, by in languages.entries("keys").items():
        for tag, keys in by.items():
            for key in keys:
                meant.setdefault(key_folded(key), {}).setdefault(tag, set()).add(field)
    found = {
        key: {tag: " ".join(sorted(fields)) for tag, fields in sorted(by.items())}
        for key, by in meant.items()
        if any(a.isdisjoint(b) for a in by.values() for b in by.values())
    }
    assert found == TWO_FIELDS


TWO_FIELDS = {
    "argumento": {"es": "description", "pt": "writer"},
    "foto": {"es": "image", "it": "image", "nl": "image", "no": "cinematographer", "pt": "image"},
    "nota": {"es": "description rating", "it": "description", "pl": "rating", "pt": "description rating", "ro": "rating"},
    "note": {"de": "rating", "en": "description rating", "fr": "description rating", "it": "description"},
    "rubrik": {"de": "section", "sv": "headline"},
    "tag": {"de": "date", "en": "tag", "it": "tag"},
    "上映": {"ja": "screened", "zh": "release_date"},
    "上映時間": {"ja": "runtime", "zh": "release_date"},
    "分数": {"ja": "runtime", "zh": "rating"},
    "分類": {"ja": "genre", "zh": "section"},
    "演出": {"ja": "director", "zh": "cast"},
}


# What may hold letters beyond ASCII: tables of letters and their sounds, and the signs that mark damage.
LETTERS = {
    "archive/encoding.py": "probes of encodings",
    "archive/letters.py": "letters that fit beside others in an encoding",
    "rules/damaged_character.py": "what damage looks like, and letters of two scripts that look alike",
    "text/script.py": "ranges of scripts",
    "values/fold.py": "a fold table",
    "values/country.py": "a plate of cars: Ö",
    "values/identifier.py": "the wide letter O for a zero",
    "values/names/alphabets.py": "romanisation",
    "values/names/parts.py": "vowels",
    "values/names/spelling.py": "spellings of sounds",
    "values/names/units.py": "letters of the sound tables",
    "values/language.py": "endings of Japanese words for subtitles",
    "values/rating/field.py": "a range of letters",
    "values/rating/grammar.py": "ten thousand behind a count of votes",
}
SITE = "publish"  # its words are those of its interface
# Words in patterns that are words of a language as well: those of formats, programs and addresses, and one title.
OF_FORMATS = {
    "collections/readings.py": {"imdb", "year", "director", "actor", "country", "language"},
    "collections/shapes.py": {"com"},
    "declare.py": {"title"},
    "readers/document/__init__.py": {"version", "com"},
    "readers/document/noise.py": {"comment", "from"},
    "readers/docx.py": {"title"},
    "readers/json.py": {"null"},
    "readers/nfo.py": {"movie", "film", "video", "imdb", "title", "com", "letterboxd"},
    "readers/table/__init__.py": {"letterboxd", "list"},
    "readers/table/shape.py": {"sep"},
    "readers/xlsx.py": {"date"},
    "rules/list_in_string.py": {"null"},
    "values/identifier.py": {"imdb", "film"},
    "values/title/headline.py": {"the"},  # "Interview with the Vampire" is a film
}
# Names of keys and letters of texts: everyday words, which formats have as well.
NO_VOCABULARY = {"examples", "letters", "common-words", "telling-words", "keys", "holders", "line", "apart", "other", "subjects", "sections", "page", "job", "nation", "ratings", "billing", "character"}  # fmt: skip
ASKS = {"words", "known", "by_language", "entries", "table", "_said", "_sign", "_unit_of"}


def modules():
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).as_posix()
        if not name.startswith(SITE):
            yield name, ast.parse(path.read_text("utf-8"))


def docstrings(tree):
    holders = (n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.FunctionDef | ast.ClassDef) and n.body)
    return {id(n.body[0].value) for n in holders if isinstance(n.body[0], ast.Expr)}


def texts(tree, skipped):
    return (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in skipped)


def test_no_text_of_the_code_holds_letters_of_a_language():
    found = {
        name
        for name, tree in modules()
        for text in texts(tree, docstrings(tree))
        if any(c > "\x7f" and unicodedata.category(c)[0] == "L" for c in text.value)
    }
    assert found == set(LETTERS)


def patterns(tree):
    """Calls that make or use a pattern."""
    for n in ast.walk(tree):
        if isinstance(n, ast.Call):
            made = isinstance(n.func, ast.Name) and n.func.id == "regex"
            if made or (isinstance(n.func, ast.Attribute) and isinstance(n.func.value, ast.Name) and n.func.value.id == "re"):
                yield n


def test_no_pattern_of_the_code_holds_a_word_of_a_language():
    vocabulary = {
        word.casefold()
        for section in set(languages.sections()) - NO_VOCABULARY
        for by in languages.entries(section).values()
        for tag, words in by.items()
        for word in words
        if tag != languages.NEUTRAL and word.isalpha() and len(word) > 2
    }
    found = {}
    for name, tree in modules():
        for pattern in patterns(tree):
            calls = (n for n in ast.walk(pattern) if isinstance(n, ast.Call) and getattr(n.func, "id", getattr(n.func, "attr", "")) in ASKS)
            skipped = {id(n) for call in calls for n in ast.walk(call)}
            for text in texts(pattern, skipped):
                bare = re.sub(r"\(\?P[<=]\w+[>)]|\\[a-zA-Z]", " ", text.value)
                words = {w.casefold() for w in re.findall(r"[^\W\d_]{3,}", bare)} & vocabulary
                if words:
                    found.setdefault(name, set()).update(words)
    assert found == OF_FORMATS


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["min."], "min"), (["min."], "min."), (["nominat*"], "nominated"), (["blu-ray"], "blu ray"), (["blu-ray"], "bluray"),
        (["d'après"], "d’après"), (["top #"], "top 10"), (["… in"], "the year in"), (["out of"], "out  of"[:4] + "of"), (["a", "ab"], "ab"),
    ],
)  # fmt: skip
def test_a_list_of_words_is_a_pattern(words, text):
    assert re.fullmatch(languages.alternatives(words), text)


def test_a_bounded_word_stands_alone_unless_its_script_has_no_spaces():
    found = regex(lambda: languages.bounded(["film", "映画"]))
    assert [found.search(text) is not None for text in ("a film", "filmed", "日本映画祭", "film2")] == [True, False, True, True]


def test_an_and_parts_names_in_every_language():
    parted = regex(languages.conjunction, re.I)
    pairs = (
        "A and B",
        "A und B",
        "A et B",
        "A y B",
        "A ve B",
        "A és B",
        "A ja B",
        "A och B",
        "А и Б",
        "Α και Β",
        "甲和乙",
        "甲と乙",
        "甲 및 乙",
    )
    assert [text for text in pairs if len(parted.split(text)) != 2] == []


def test_a_word_of_two_entries_is_in_none():
    assert languages.table("months")["mai"] == "5"
    assert all(isinstance(entry, str) for entry in languages.table("ratings").values())


def test_a_pattern_is_compiled_when_it_is_used_first():
    asked = []
    late = regex(lambda: asked.append(1) or "a+", re.I)
    assert not asked
    assert (late.search("xAa")[0], late.fullmatch("b"), late.sub("-", "aba"), late.pattern) == ("Aa", None, "-b-", "a+")
    assert asked == [1]
    assert late.search.__self__ is late.match.__self__


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Det är en film som inte har någon handling, men som man ser från början till slut.", "sv"),
        ("Elokuva oli hyvä, mutta se ei ole se, että hän olisi myös kertonut, kun tapahtui.", "fi"),
        ("Bu film çok güzel ve için bir gibi daha ne kadar", "tr"),
        ("A film nem volt jó, és az is csak egy már, mint hogy", "hu"),
        ("Han har ikke set det, og det er også til at grine af på film", None),  # Danish or Norwegian
    ],
)
def test_a_language_is_told_by_its_small_words(text, tag):
    assert language(text) == tag
