"""What the house does everywhere is said once."""

from matchcut.archive import from_files


def archive(twice, once):
    files = {
        f"f{n}.md": f"---\ntitle: Film {n}\nyear: 2000\ntags: [film, drama{', film' if n < twice else ''}]\n---\n"
        for n in range(twice + once)
    }
    return [f for f in from_files(files).findings if f.rule == "repeated-item"]


def test_a_few_files_are_told_one_by_one():
    assert [f.severity for f in archive(3, 20)] == ["warning"] * 3


def test_a_fifth_of_the_files_is_the_house_and_said_once_at_info():
    (finding,) = archive(6, 10)
    assert finding.severity == "info"
    assert finding.sentence.endswith("likewise in 6 of 16 documents here")
