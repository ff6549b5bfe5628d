"""Tables: whatever their text, each field has its exact place, and each record is a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcut.archive import from_files
from matchcut.declare import readers
from matchcut.readers.table import MAX_FIELDS

READ = next(r for r in readers() if r.name == "table").read
ODD = "e\u0301\U0001f3ac\u05d0\u2028\x85\ufeff\u200b阿\"'\t,;| \\N\r\n.1"


def rows(text):
    return [{c.pattern: c.text for c in row.cells} for row in READ(text).rows]


@given(st.text() | st.text(st.sampled_from(ODD)))
def test_every_field_of_any_text_has_its_place(text):
    reading = READ(text)
    for part in (reading, *reading.rows):
        for cell in part.cells:
            assert 0 <= cell.outer_start <= cell.start <= cell.end <= cell.outer_end <= len(text)
            source = text[cell.start : cell.end]
            assert (source.replace('""', '"') if cell.offsets else source) == cell.text
            for at, letter in enumerate(cell.text):
                assert text[slice(*cell.span(at, at + 1))] in (letter, letter * 2)
    ends = [edge for row in reading.rows for edge in row.span]
    assert ends == sorted(ends)
    assert all(0 <= p.start <= p.end <= len(text) for p in (*reading.problems, *reading.passages))


FIELDS = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs", "Zs", "Cc"]) | st.sampled_from(' ",;\t|\r\n'), max_size=9
)


@given(
    st.lists(st.lists(FIELDS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_what_was_written_is_read(records, separator, end, last):
    def written(field):
        return '"' + field.replace('"', '""') + '"'

    lines = [separator.join(["title", "director", "note"]), *(separator.join(map(written, r)) for r in records)]
    read = [list(r.values()) for r in rows(end.join(lines) + (end if last else ""))]
    # white space round a field means nothing
    assert [[f.strip() for f in r] for r in read] == [stripped for r in records if any(stripped := [f.strip() for f in r])]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_by_the_records(separator):
    records = [["Title", "Directors"], ["Anora", "Sean Baker"], ["Wolfwalkers", '"Tomm Moore, Ross Stewart"'], ["a; b", "c | d"]]
    records = records if separator in ",\t" else records[:3]
    assert rows("\n".join(separator.join(r) for r in records))[1] == {"Title": "Wolfwalkers", "Directors": "Tomm Moore, Ross Stewart"}


def test_a_first_line_says_the_separator():
    assert rows("sep=;\nTitle;Note\nAnora;one, two") == [{"Title": "Anora", "Note": "one, two"}]


def test_a_table_of_one_column_keeps_its_commas():
    assert rows("title\nCrouching Tiger, Hidden Dragon\nAnora\n") == [{"title": "Crouching Tiger, Hidden Dragon"}, {"title": "Anora"}]


def test_quotation_marks_are_letters_in_data_sets_of_imdb():
    text = 'tconst\tprimaryTitle\tstartYear\tendYear\ntt0000001\t"Giliap"\t1975\t\\N\ntt0000002\t"Rome\t1945\t\\N\n'
    assert [r["primaryTitle"] for r in rows(text)] == ['"Giliap"', '"Rome']
    assert not READ(text).problems


def test_a_first_record_of_values_is_no_header():
    assert rows("Anora,2024,Sean Baker\nTangerine,2015,Sean Baker\n")[0] == {
        "column 1": "Anora",
        "column 2": "2024",
        "column 3": "Sean Baker",
    }
    assert rows("Title,Year\nAnora,2024\n") == [{"Title": "Anora", "Year": "2024"}]
    assert rows("title,2023,2024\nAnora,yes,no\n") == [{"title": "Anora", "2023": "yes", "2024": "no"}]


def test_names_of_columns_stand_twice_or_are_missing():
    assert rows(",title,info,title\n1,Anora,x,My review\n") == [{"column 1": "1", "title": "Anora", "info": "x", "title 2": "My review"}]


def test_records_may_be_short_long_and_empty():
    assert rows("Title,Year\nAnora\n,\n\nTangerine,2015,x,\n") == [
        {"Title": "Anora"},
        {"Title": "Tangerine", "Year": "2015", "column 3": "x"},
    ]


def test_a_key_stands_where_its_column_is_named():
    text = '"Title",Year\r\nAnora,2024\r\n'
    assert [text[c.key_start :][:4] for c in READ(text).rows[0].cells] == ['"Tit', "Year"]


def test_quotation_marks_inside_a_field_are_read_as_meant():
    text = 'Title,Year\n"The "Big" Lebowski",1998\nAnora, "2024" \n'
    assert rows(text) == [{"Title": 'The "Big" Lebowski', "Year": "1998"}, {"Title": "Anora", "Year": "2024"}]
    assert not READ(text).problems


def test_a_quotation_mark_that_never_closes_costs_its_line():
    text = 'Title,Year\n"Anora,2024\nTangerine,2015\n"Foo, Bar",2001\n'
    reading = READ(text)
    assert [r["Title"] for r in rows(text)] == ['"Anora', "Tangerine", "Foo, Bar"]
    assert [(text[p.start : p.end], p.start) for p in reading.problems] == [('"', 11)]


def test_line_ends_may_be_mixed():
    assert rows("Title,Year\rAnora,2024\nTangerine,2015\r\n") == [
        {"Title": "Anora", "Year": "2024"},
        {"Title": "Tangerine", "Year": "2015"},
    ]


def test_what_is_said_of_a_list_is_no_film():
    text = 'Letterboxd list export v7\r\nDate,Name,Tags,URL,Description\r\n2024-11-08,Work,,https://boxd.it/x,"a\r\n\r\nPosition,b"\r\n\r\nPosition,Name,Year,URL,Description\r\n1,Anora,2024,https://boxd.it/y,\r\n'
    reading = READ(text)
    assert {c.pattern: c.text for c in reading.cells}["Description"] == "a\r\n\r\nPosition,b"
    assert [r["Name"] for r in rows(text)] == ["Anora"]


def test_rows_are_documents_with_places_in_the_file():
    text = "Title,Year,Director\nAnora,2024,Sean Baker\nTangerine,2015,Sean Baker\n"
    archive = from_files({"films.csv": text})
    assert [d.path for d in archive.documents] == ["films.csv#1", "films.csv#2"]
    for document in archive.documents:
        for s in document.statements:
            assert s.place.path == "films.csv"
            assert text[s.place.start : s.place.end] == s.quote


@pytest.mark.parametrize(
    ("size", "make"),
    [
        (100_000, lambda n: "a,b\n" + '"x,y\n' * n),
        (500_000, lambda n: 'a,b\n"' + '""' * n),
        (200_000, lambda n: '"a"b,' * n),
        (1_000_000, lambda n: "," * n),
        (1_000_000, lambda n: '"' * n),
        (1_000_000, lambda n: " " * n + '"'),
        (1_000_000, lambda n: "\n" * n),
        (1_000_000, lambda n: "a" * n),
        (400_000, lambda n: "a,b\n" + "1,2\n" * n),
        (100_000, lambda n: "a\tb\n" + '"\t"\n' * n),
    ],
    ids=["open", "doubled", "inner", "commas", "marks", "blanks", "lines", "word", "rows", "tabs"],
)
def test_a_bomb_is_read_in_linear_time(size, make, linear):
    assert linear(READ, make, size)
    reading = READ(make(size))
    assert sum(len(r.cells) for r in reading.rows) <= MAX_FIELDS + 2_000
    assert len(reading.problems) <= 110


def test_halves_of_letters_do_not_come_through():
    reading = READ("Title,Year\n\udcff,2024\n")
    assert reading.rows[0].cells[0].text == "\ufffd"
