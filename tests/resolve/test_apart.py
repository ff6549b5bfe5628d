"""Records and prose that stand in different files, rows of tables and of diaries find their film."""

from matchcut.archive import from_files


def joined(files):
    return [(f.id, [d.path for d in f.documents]) for f in from_files(files).films]


def test_a_review_finds_the_record_whose_name_its_file_has():
    files = {
        "films/night-on-earth.md": "---\ntitle: Night on Earth\nyear: 1991\ndirector: Jim Jarmusch\n---\n",
        "_posts/2020-05-01-night-on-earth.md": "---\nheadline: Five taxis\n---\nFive cities, one night.\n",
    }
    assert joined(files) == [("night-on-earth", ["_posts/2020-05-01-night-on-earth.md", "films/night-on-earth.md"])]


def test_a_review_finds_the_record_that_it_points_to_by_id():
    files = {
        "films/a.md": "---\nid: 17\ntitle: Night on Earth\nyear: 1991\n---\n",
        "films/b.md": "---\nid: 18\ntitle: Mystery Train\nyear: 1989\n---\n",
        "texts/x.md": "---\nfilm_id: 18\n---\nMemphis, three times.\n",
        "texts/y.md": "---\nid: 17\n---\nAn own number is no pointer.\n",
    }
    assert joined(files) == [("a", ["films/a.md"]), ("b", ["films/b.md", "texts/x.md"])]
