"""What is told, silenced, said once for many files, ordered and fixed: each step just below and just above."""

from __future__ import annotations

import pytest
from archives import PROSE, read, record

from matchcut import check
from matchcut.check.fixes import by_file, chosen, diff
from matchcut.check.silence import matches
from matchcut.model import Finding, Fix
from matchcut.place import Edit, Place, apply


def told(files, settings="", rule=None):
    """The findings of an archive: rule, place, severity."""
    return [(f.rule, str(f.place), f.severity) for f in read(files, settings).findings if rule in (None, f.rule)]


# --- what a whole collection does

TWICE = "[film, drama, film]"
ONCE = "[film, drama]"


def collection(many, every, folder="films"):
    """Records of which the first `many` repeat an item."""
    return {f"{folder}/f{n:03}.md": record(f"Film {n}", year=1950 + n % 60, tags=TWICE if n < many else ONCE) for n in range(every)}


@pytest.mark.parametrize(
    ("many", "every", "expected"),
    [
        pytest.param(4, 4, ["warning"] * 4, id="four files are few, be they all"),
        pytest.param(5, 5, ["info"], id="five files are not"),
        pytest.param(5, 24, ["info"], id="five of 24 are more than a fifth"),
        pytest.param(5, 25, ["warning"] * 5, id="five of 25 are a fifth and no more"),
        pytest.param(6, 29, ["info"], id="six of 29"),
        pytest.param(6, 30, ["warning"] * 6, id="six of 30"),
    ],
)
def test_what_more_than_a_fifth_of_five_files_or_more_does_is_told_once(many, every, expected):
    assert [severity for _, _, severity in told(collection(many, every), rule="repeated-item")] == expected


def test_it_is_told_at_the_first_place_without_a_fix_and_with_the_number():
    files = collection(6, 12)
    (one,) = (f for f in read(files).findings if f.rule == "repeated-item")
    assert (one.place.path, one.fix) == ("films/f000.md", None)
    assert one.sentence.endswith("; likewise in 6 of 12 documents here")
    assert all(f.fix for f in read(collection(4, 30)).findings if f.rule == "repeated-item")


def test_each_collection_has_its_own_ways():
    files = collection(5, 5, "a") | collection(2, 2, "b")
    assert [(place.split("/")[0], severity) for _, place, severity in told(files, rule="repeated-item")] == [("a", "info")] + [
        ("b", "warning")
    ] * 2


def test_several_findings_of_one_file_count_as_one():
    files = collection(0, 8) | {f"films/g{n}.md": record(f"Other {n}", year=1990, tags=TWICE, topics=TWICE) for n in range(4)}
    assert [severity for _, _, severity in told(files, rule="repeated-item")] == ["warning"] * 8


def test_an_error_is_told_in_every_file():
    files = {f"films/f{n}.md": record(f"Film {n}", year=1990 + n, runtime="90 min", director="A\ufffdna Paz") for n in range(6)}
    found = told(files, rule="damaged-character")
    assert {severity for *_, severity in found} == {"error"}
    assert len(found) == 6


# --- which rules run


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("EDN203",), (), {"runtime-conflict"}),
        (("runtime-conflict",), (), {"runtime-conflict"}),
        (("EDN203", "repeated-item"), (), {"runtime-conflict", "repeated-item"}),
        (("EDN203", "repeated-item"), ("EDN203",), {"repeated-item"}),
        (("EDN",), ("EDN203",), None),
    ],
)
def test_rules_are_chosen_by_code_name_and_family(select, ignore, expected):
    from matchcut.declare import rules

    family = {r.name for r in rules() if r.family == "EDN"} - {"runtime-conflict"}
    assert check.selected(select, ignore) == (family if expected is None else expected)
    assert len(family) > 2


def test_without_a_choice_all_rules_run_but_those_left_out():
    from matchcut.declare import rules

    every = {r.name for r in rules()}
    assert check.selected() == every
    assert check.selected(ignore=["EDN203"]) == every - {"runtime-conflict"}


@pytest.mark.parametrize("given", [{"select": ["no-such"]}, {"ignore": ["no-such"]}, {"select": ["EDN203", "edn203"]}])
def test_a_rule_that_is_not_known_is_refused(given):
    with pytest.raises(ValueError, match=r"no-such|edn203"):
        check.selected(**given)


# --- the order of findings


def test_findings_are_ordered_by_path_then_by_place():
    files = {
        "b.en.md": record("Ostend", PROSE["en"], year=2001, runtime="90 min", tags=TWICE),
        "b.fr.md": record("Ostend", PROSE["fr"], year=2001, tags=TWICE, runtime="190 min"),
        "a.md": record("Kruger", year=2011, tags=TWICE),
    }
    found = [(rule, place) for rule, place, _ in told(files) if rule in ("repeated-item", "runtime-conflict")]
    assert found == [
        ("repeated-item", "a.md:4:21"),
        ("repeated-item", "b.en.md:5:21"),
        ("repeated-item", "b.fr.md:4:21"),
        ("runtime-conflict", "b.fr.md:5:10"),
    ]


# --- silence

ALLOW = '[[allow]]\nrule = "{}"\npath = "{}"\nreason = "{}"\n'


def kept(comment="", settings="", name="f.md"):
    """The rules that speak of a record which repeats a tag, with a comment behind it."""
    return {rule for rule, _, _ in told({name: f"---\ntitle: Ostend\nyear: 2001\ntags: {TWICE}{comment}\n---\n"}, settings)} & {
        "repeated-item",
        "unused-allowance",
    }


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("", {"repeated-item"}),
        (" # matchcut: allow repeated-item on purpose", set()),
        (" # matchcut: allow repeated-item", {"repeated-item", "unused-allowance"}),
        (" # matchcut: allow repeated-item - ", {"repeated-item", "unused-allowance"}),
        (" # matchcut: allow runtime-conflict on purpose", {"repeated-item", "unused-allowance"}),
        (" # matchcut: allow repeated-item, runtime-conflict on purpose", {"unused-allowance"}),
        (" # matchcut: allow no-such-rule on purpose", {"repeated-item", "unused-allowance"}),
        (" # matchcut: allow unused-allowance, runtime-conflict on purpose", {"repeated-item"}),
        ("\n# matchcut: allow repeated-item on purpose", set()),
        ("\ngenre: A # matchcut: allow repeated-item on purpose", {"repeated-item", "unused-allowance"}),
        ("\ngenre: A# matchcut: allow repeated-item on purpose", {"repeated-item"}),
        ("\n---\n<!-- matchcut: allow repeated-item on purpose -->", set()),
    ],
)
def test_an_allowance_covers_its_line_or_the_document(comment, expected):
    assert kept(comment) == expected


@pytest.mark.parametrize(
    ("named", "left"),
    [
        ("repeated-item, runtime-conflict", " # matchcut: allow repeated-item on purpose"),
        ("runtime-conflict, repeated-item", " # matchcut: allow repeated-item on purpose"),
        ("runtime-conflict", ""),
        ("runtime-conflict, rating-conflict", ""),
    ],
)
def test_an_allowance_that_allows_nothing_is_taken_out_and_the_others_stay(named, left):
    text = record("Ostend", year=2001, tags=f"{TWICE} # matchcut: allow {named} on purpose")
    fixes = chosen([f for f in read({"f.md": text}).findings if f.rule == "unused-allowance"], suggested=True)
    assert apply(text, by_file({"f.md": text}, fixes)["f.md"]) == record("Ostend", year=2001, tags=TWICE + left)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("f.md", "", set()),
        ("*.md", "", set()),
        ("f.md", "film", set()),
        ("f.md", "likewise", {"repeated-item", "unused-allowance"}),
    ],
)
def test_settings_allow_a_rule_for_paths_and_texts(path, text, expected):
    more = f'text = "{text}"\n' if text else ""
    assert kept(settings=ALLOW.format("repeated-item", path, "on purpose") + more) == expected


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("**", "a/b/c.md", True),
        ("a/**", "a/b/c.md", True),
        ("a/**", "b/a/c.md", False),
        ("**/c.md", "c.md", True),
        ("a/**/c.md", "a/c.md", True),
        ("a/**/c.md", "a/b/d/c.md", True),
        ("a/**/c.md", "a/b/d.md", False),
        ("a/", "a/b.md", True),
        ("a/", "b/a.md", False),
        ("a/*", "a/b/c.md", False),
        ("*", "a/b.md", False),
        ("?.md", "a.md", True),
        ("?.md", "ab.md", False),
        ("A.md", "a.md", False),
        ("a/b/c", "a/b", False),
        ("a/b", "a/b/c", False),
    ],
)
def test_a_glob_stays_in_its_folder_unless_it_says_otherwise(pattern, path, expected):
    assert matches(pattern, path) is expected


def test_an_allowance_names_fifty_rules_at_most():
    def found(number):
        names = ", ".join([*(f"no-such-{n}" for n in range(number - 1)), "repeated-item"])
        return read({"f.md": f"---\ntitle: Ostend\nyear: 2001\ntags: {TWICE} # matchcut: allow {names} so\n---\n"}).findings

    assert "repeated-item" not in {f.rule for f in found(50)}
    assert "repeated-item" in {f.rule for f in found(51)}


# --- fixes


def fix(*edits, safety="safe"):
    made = tuple(Edit(path, start, end, text) for path, start, end, text in edits)
    return Finding(("x",), Place("a", 0, 0, 1, 1), "", fix=Fix(safety, "t", made))


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        pytest.param(("a", 2, 4, "x"), ("a", 4, 6, "y"), True, id="they touch"),
        pytest.param(("a", 2, 4, "x"), ("a", 3, 6, "y"), False, id="they overlap by one"),
        pytest.param(("a", 2, 4, "x"), ("a", 0, 2, "y"), True, id="they touch on the left"),
        pytest.param(("a", 2, 4, "x"), ("a", 0, 3, "y"), False, id="they overlap by one on the left"),
        pytest.param(("a", 2, 8, "x"), ("a", 3, 4, "y"), False, id="one in the other"),
        pytest.param(("a", 3, 4, "x"), ("a", 2, 8, "y"), False, id="the other in one"),
        pytest.param(("a", 2, 4, "x"), ("a", 4, 4, "y"), False, id="one is put in at the end"),
        pytest.param(("a", 2, 4, "x"), ("a", 5, 5, "y"), True, id="one is put in behind"),
        pytest.param(("a", 2, 4, "x"), ("a", 2, 2, "y"), False, id="one is put in at the beginning"),
        pytest.param(("a", 2, 4, "x"), ("a", 1, 1, "y"), True, id="one is put in before"),
        pytest.param(("a", 2, 4, "x"), ("b", 2, 4, "y"), True, id="two files"),
        pytest.param(("a", 3, 3, "x"), ("a", 3, 3, "y"), False, id="both are put in at one place"),
        pytest.param(("a", 2, 4, "x"), ("a", 2, 4, "x"), False, id="the same twice"),
    ],
)
def test_fixes_are_taken_together_unless_they_overlap(first, second, both):
    assert len(chosen([fix(first), fix(second)], suggested=False)) == 1 + both
    assert len(chosen([fix(second), fix(first)], suggested=False)) == 1 + both


def test_a_fix_between_two_that_are_taken_is_tried_on_both_sides():
    taken = [fix(("a", 0, 2, "x")), fix(("a", 6, 8, "x"))]
    for middle, free in ((("a", 2, 6, "y"), True), (("a", 1, 6, "y"), False), (("a", 2, 7, "y"), False)):
        assert len(chosen([*taken, fix(middle)], suggested=False)) == 2 + free


def test_a_fix_that_overlaps_itself_is_not_taken():
    assert chosen([fix(("a", 0, 3, "x"), ("a", 2, 4, "y"))], suggested=False) == []
    assert chosen([Finding(("x",), Place("a", 0, 0, 1, 1), "")], suggested=False) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (("a", 0, 1, "x"), True),
        (("a", 2, 3, "x"), True),
        (("a", 3, 3, "x"), True),
        (("a", 2, 4, "x"), False),
        (("a", 0, 1, "a"), False),
        (("b", 0, 1, "x"), False),
    ],
)
def test_a_file_changes_by_edits_that_are_in_it_and_change_it(edit, expected):
    assert bool(by_file({"a": "abc"}, [fix(edit).fix])) is expected


def test_a_patch_names_odd_files_as_git_does():
    def head(name):
        return diff("a\n", "b\n", name).splitlines()[:2]

    assert head("a.md") == ["--- a/a.md", "+++ b/a.md"]
    assert head("a b.md") == ["--- a/a b.md\t", "+++ b/a b.md\t"]
    assert head('a"b.md') == ['--- "a/a\\"b.md"', '+++ "b/a\\"b.md"']
    assert head("a\u202eb.md")[0].startswith('--- "a/a')


def test_the_fix_of_a_repeated_item_leaves_it_once():
    files = {"f.md": record("Ostend", year=2001, tags=TWICE)}
    fixes = chosen(read(files).findings, suggested=True)
    after = apply(files["f.md"], by_file(files, fixes)["f.md"])
    assert "tags: [film, drama]" in after
    assert told({"f.md": after}, rule="repeated-item") == []
