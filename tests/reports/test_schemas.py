"""What the command line prints for scripts is what the published schemas say, on the example archive and on odd ones."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from matchcut import from_files, open_archive
from matchcut.check import ORDER
from matchcut.model import ValueKind, fields
from matchcut.reports import rows, sarif
from matchcut.reports.json import Summary, render

ROOT = Path(__file__).parents[2]
ODD_TEXTS = [
    "",
    "'",
    "\u202e片",
    "𝔸\x1b",
    "?",
    "0",
    "-1",
    "1e400",
    "NaN",
    "true",
    "[x](y)",
    "A & B; C / D",
    "1970-71",
    "8/5",
    "B+",
    "tt0",
    "d. 5",
]
KEYS = {name: name for name in sorted(fields.names())} | {"片长": "runtime", "Land/Jahr": "country"}
ARCHIVES = {
    "records whose values are odd": {
        f"films/{n}.md": "---\n" + "".join(f"{key}: {json.dumps(odd)}\n" for key in ("title", *KEYS)) + f"---\n{odd}\n"
        for n, odd in enumerate(ODD_TEXTS)
    },
    "records of every kind of value": {
        f"films/{n}.md": "---\n" + "\n".join(lines) + "\n---\nA film.\n"
        for n, lines in enumerate(
            [
                ["title: Rosetta", "year: 1999~", "runtime: 195/198 min", "rating: 4/5", "country: UdSSR", "language: zh-Hant"],
                ["title: Amour", "year: 1966-70", "runtime: 2h 7m (director's cut)", "rating: B+", "awards: [Palme d'Or 2012]"],
                ["title: Titane", "year: 192-", "runtime: 108", "imdb_rating: 6.9", "release_date: 2021-07-14/2021-07-20"],
                ["title: Anora", "date: 2024-05-21T19:30+02:00", "rating: 9/5", "cast: [{name: Mikey Madison, role: Ani}]"],
                ["title: The Piano", "imdb: tt0107822", "crew: [{name: Jane Campion, job: Writer}]", "screened: spring 1993"],
            ]
        )
    },
    "a table, an export and data": {
        "films.csv": "Title,Year,Running time,Director\nAnora,2024,139 min,Sean Baker\nAnora,2024,193 min,Sean Baker\n𝔸,,x,\n",
        "diary.csv": "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-11-03,Anora,2024,https://boxd.it/AbCd,4.5,,,2024-11-02\n",
        "movie.nfo": "<movie><title>Anora</title><year>2024</year><actor><name>Yura Borisov</name><role>Igor</role></actor></movie>",
        "config.json": '{"name": "x", "n": [1, 2, {"a": null}]}',
        "notes, 100% #1.yaml": "title: Anora\nyear: [2024\n",
    },
    "broken files and names": {
        "a\u202e\x1b.md": b"---\ntitle: Anora\nyear: 20x4\n---\n\xff\xfe",
        "b c?.md": "---\ntitle: Anora\n",
        "c.json": "[" * 3000,
        "d.xlsx": b"PK\x03\x04",
        "e.md": b"\0" * 40,
    },
    "nothing": {},
}


def validator(path):
    schema = json.loads((ROOT / path).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module", params=["the example archive", *ARCHIVES])
def archive(request):
    if request.param in ARCHIVES:
        return from_files(ARCHIVES[request.param])
    return open_archive(ROOT / "examples/palmes", use_cache=False)


@pytest.mark.parametrize(("name", "printed"), [("read", rows.statements), ("films", rows.films), ("people", rows.people)])
def test_each_row_is_what_its_schema_says(archive, name, printed):
    valid = validator(f"docs/schemas/{name}.json")
    for line in printed(archive, "jsonl", str):
        valid.validate(json.loads(line))


def test_the_report_of_check_is_what_its_schema_says(archive):
    counts = {severity: sum(f.severity == severity for f in archive.findings) for severity in ORDER}
    summary = Summary(archive.counts.documents, archive.counts.films, **counts)
    validator("docs/schemas/check.json").validate(json.loads(render(archive.findings, archive.text, str, summary)))


def test_sarif_is_what_its_specification_says(archive):
    log = json.loads(sarif.render(archive.findings, archive.text, str, "0.1.0"))
    validator("tests/reports/sarif.schema.json").validate(log)
    for result in log["runs"][0]["results"]:
        assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_row_whose_value_has_another_form_than_its_field_is_not_valid():
    valid = validator("docs/schemas/read.json")
    archive = from_files(ARCHIVES["records of every kind of value"])
    wrong = dict.fromkeys(fields.names(), 1.5)
    seen = set()
    for row in map(json.loads, rows.statements(archive, "jsonl", str)):
        assert valid.is_valid(row)
        if row["field"] in wrong:
            assert not valid.is_valid({**row, "value": wrong[row["field"]]})
            assert not valid.is_valid({**row, "more": 1})
            seen.add(fields.kind(row["field"]))
    assert seen >= {ValueKind.YEAR, ValueKind.RUNTIME, ValueKind.RATING, ValueKind.CREDIT, ValueKind.DATE, ValueKind.AWARD}


def test_a_statement_tells_its_node_after_its_subject():
    line = next(rows.statements(from_files({"a.md": "---\ntitle: Anora\nyear: 2024\nruntime: 139 min\n---\n"}), "jsonl", str))
    assert list(json.loads(line))[:6] == ["id", "document", "subject", "subject_name", "node", "field"]
    assert json.loads(line)["node"] == ""
