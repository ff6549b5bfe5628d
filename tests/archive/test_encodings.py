"""Which encoding a file is in is told from its bytes; what is read says so; a fix keeps every byte that it is not about."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from matchcut.archive import from_files, open_archive, source
from matchcut.archive.encoding import NAMES, decoded, detected, rewritten
from matchcut.archive.source import sourced
from matchcut.cli import main
from matchcut.declare import Reader
from matchcut.model import Document, Reading
from matchcut.place import Edit

WEST, CENTRAL = ("cp1252", "mac-roman"), ("cp1250", "iso8859-2")
# The title, a line of the record and a sentence of the prose in one language, and the encodings that it used to be written in.
WRITTEN = {
    "French": (WEST, "Les Quatre Cents Coups", "réalisateur: François Truffaut", "La mer est là, et le garçon n'a plus où aller."),
    "Spanish": (WEST, "El espíritu de la colmena", "director: Víctor Erice", "Una niña busca al monstruo en la llanura."),
    "German": (WEST, "Die Büchse der Pandora", "länge: 133 Min.", "Für die Zensur war das natürlich zu schön."),
    "Portuguese": (WEST, "Terra em transe", "duração: 106 min", "O sertão é seco e a câmera não descansa."),
    "Swedish": (WEST, "Smultronstället", "längd: 91 min", "På vägen plockar de upp tre ungdomar."),
    "Polish": (CENTRAL, "Popiół i diament", "reżyseria: Andrzej Wajda", "Światło i cień są tu ważniejsze niż słowa."),
    "Czech": (CENTRAL, "Ostře sledované vlaky", "režie: Jiří Menzel", "Mladý výpravčí touží po lásce."),
    "Hungarian": (CENTRAL, "Szegénylegények", "rendező: Jancsó Miklós", "Öröknek tűnő délután, amelyben mindenki gyanús."),
    "Russian": (("cp1251", "koi8-u"), "Летят журавли", "режиссер: Михаил Калатозов", "Камера кружится вместе с березами."),
    "Ukrainian": (("cp1251",), "Тіні забутих предків", "режисер: Сергій Параджанов", "Кольори тут важать більше, ніж слова."),
    "Greek": (("cp1253",), "Το βλέμμα του Οδυσσέα", "χώρα: Ελλάδα", "Η ομίχλη κρύβει και τον πόλεμο και την αγάπη."),
    "Hebrew": (("cp1255",), "ביקור התזמורת", "במאי: ערן קולירין", "הסרט שקט ומצחיק."),
    "Arabic": (("cp1256",), "باب الحديد", "إخراج: يوسف شاهين", "المخرج نفسه يلعب الدور الرئيسي."),
    "Turkish": (("cp1254",), "Sürü", "yönetmen: Zeki Ökten", "Işık yalnızca arabaların farlarından gelir."),
    "Chinese": (("gb18030",), "小城之春", "导演: 费穆", "影片只有五个人物,却把感情写得很深。"),
    "Taiwanese": (("cp950",), "悲情城市", "導演: 侯孝賢", "電影的鏡頭很遠,人物卻很近。"),
    "Japanese": (("cp932", "euc-jp"), "東京物語", "監督: 小津安二郎", "カメラは畳の高さから動かない。"),
    "Korean": (("cp949",), "오발탄", "감독: 유현목", "전쟁이 끝난 서울의 골목을 카메라가 따라간다."),
}
WIDE = [f"{codec}{mark}" for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be") for mark in ("", "-sig")]
RECORD = "---\ntitle: {}\nyear: 1960\n{}\n---\n\n{}\n"
CASES = [(language, encoding) for language, (encodings, *_) in WRITTEN.items() for encoding in encodings]


def encoded(text: str, name: str) -> bytes:
    codec = name.removesuffix("-sig")
    return ("\ufeff" if codec != name else "").encode(codec) + text.encode(codec)


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_document_in_an_old_encoding_is_read(language: str, encoding: str) -> None:
    text = RECORD.format(*WRITTEN[language][1:])
    raw = encoded(text, encoding)
    told = detected(raw)
    assert decoded(raw, told.name) == text
    assert told.why in {f"not UTF-8: read as {NAMES[same]}" for same in WRITTEN[language][0] if raw == text.encode(same, "replace")}
    assert text[told.at] > "\x7f"
    assert text[: told.at].isascii()


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", *WIDE])
def test_every_language_is_read_in_every_width(language: str, encoding: str) -> None:
    text = RECORD.format(*WRITTEN[language][1:])
    raw = encoded(text, encoding)
    told = detected(raw)
    assert (told.name, decoded(raw, told.name), told.writable) == (encoding, text, True)
    assert bool(told.why) == (not encoding.startswith("utf-8"))


@pytest.mark.parametrize(
    ("raw", "text", "why"),
    [
        (b"caf\xc3\xa9 \x93noir\x94", "café “noir”", "2 bytes are not UTF-8: read as Windows-1252"),
        (b"na\xc3\xafve, d\xe9j\xe0 vu", "naïve, déjà vu", "2 bytes are not UTF-8: read as Windows-1252"),
        ("猫 ".encode() + "猫".encode()[:2] + b"\n", "猫 \ufffd\ufffd\n", "2 bytes are not UTF-8: read as U+FFFD"),
        ("Le café de la ga".encode() + b"\xe2\x80 end", "Le café de la ga\ufffd\ufffd end", "2 bytes are not UTF-8: read as Windows-1252"),
        (codecs.BOM_UTF8 + b"Am\xe9lie", "Amélie", "1 byte is not UTF-8: read as Windows-1252"),
        (b"Am\xe9lie", "Amélie", "not UTF-8: read as Windows-1252"),
    ],
)
def test_stray_bytes_in_utf8_are_read_as_what_they_were(raw: bytes, text: str, why: str) -> None:
    told = detected(raw)
    assert (decoded(raw, told.name), told.why) == (text, why)
    assert rewritten(raw, told.name, [Edit("a", 0, 0, "é")]).count(b"\xc3\xa9") or "cp1252" in told.name


def test_a_stray_byte_keeps_beside_a_fix() -> None:
    raw = b"title: d\xe9j\xe0 vu, caf\xc3\xa9 \x93x\x94\r\nyear: 1999"
    name = detected(raw).name
    assert rewritten(raw, name, [Edit("a", 7, 11, "“é”")]) == b"title: " + "“é”".encode() + b" vu, caf\xc3\xa9 \x93x\x94\r\nyear: 1999"


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"MZ\x90\0\x03\0\0\0", bytes(range(256)) * 4, b"title: a\0b", bytes(64)])
def test_what_is_no_text_is_told_and_not_read(raw: bytes) -> None:
    read = sourced("a.md", raw)
    assert [p.why for p in read.reading.problems] == ["binary content; nothing of the file is read"]
    assert (read.text, read.encoding, read.reading.cells, read.reading.passages) == ("", "", (), ())


@pytest.mark.parametrize("path", ["a.md", "a.csv", "a.xlsx"])
def test_a_pointer_of_git_lfs_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "reader_for", lambda _: Reader("x", frozenset(), lambda _: Reading("x"), ""))
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    assert [p.why for p in sourced(path, pointer).reading.problems] == ["a pointer of Git LFS: the file itself was not fetched"]


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe\x00\xd8")
@example(b"\x81\x30\x81\x30")
@example(b"\xed\xa0\x80")
@example(b"\xef\xbb\xbf\xef\xbb\xbf\xe9")
@example("é".encode() + b"\x81\x8d\x8f\x90\x9d")
@example(b"\x87\x90\xfa\x5b")
def test_any_bytes_are_kept_where_they_are_written_at_all(raw: bytes) -> None:
    kept(raw)


@given(st.text(max_size=200), st.sampled_from(["utf-8", *WIDE, *NAMES]), st.data())
def test_any_text_in_any_encoding_is_kept_but_for_the_edit(text: str, encoding: str, data: st.DataObject) -> None:
    raw = text.encode(encoding.removesuffix("-sig"), "ignore")
    if raw:
        at = data.draw(st.integers(0, len(raw) - 1))
        raw = raw[:at] + data.draw(st.binary(max_size=2)) + raw[at:]
    kept(raw)


def kept(raw: bytes) -> None:
    told = detected(raw)
    if not told.readable:
        return
    text = decoded(raw, told.name)
    text.encode("utf-8")  # no lone surrogate
    assert 0 <= told.at <= len(text)
    if told.writable:
        assert rewritten(raw, told.name, ()) == raw
        half = len(text) // 2
        try:
            new = rewritten(raw, told.name, [Edit("a", half, half, "x")])
        except ValueError:
            return
        assert decoded(new, told.name) == text[:half] + "x" + text[half:]
        before = next((at for at, (old, now) in enumerate(zip(raw, new, strict=False)) if old != now), len(raw))
        assert raw[before:] == new[len(new) - len(raw) + before :]


def test_the_encoding_of_a_large_file_is_told_in_linear_time(linear: Callable[..., bool]) -> None:
    def make(size: int) -> bytes:
        return (RECORD.format(*WRITTEN["Czech"][1:]) * size).encode("cp1250")

    assert detected(make(8000)).name == "cp1250"
    assert linear(detected, make, 8000)


def test_an_assumed_encoding_is_a_warning_and_the_file_is_read() -> None:
    archive = from_files({"a.md": RECORD.format(*WRITTEN["French"][1:]).encode("cp1252")})
    (finding,) = (f for f in archive.findings if f.rule == "unreadable-file")
    assert (finding.severity, finding.quote, finding.place.line) == ("warning", "é", 4)
    assert [s.value for d in archive.documents for s in d.all("director")] == ["François Truffaut"]


RELEASED = "---\r\ntitle: Létezés\r\nyear: 2024\r\ngenre: drama, drama\r\ntopics:\r\n  - Élet\r\n  - Élet\r\n---\r\n\r\nMozi."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac-roman", "utf-16-le-sig", "utf-16-be", "utf-32-be-sig"])
def test_a_fix_writes_the_encoding_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "archive/a.md"
    path.parent.mkdir()
    path.write_bytes(encoded(RELEASED, encoding))
    CliRunner().invoke(main, ["check", str(path.parent), "--fix", "--suggested", "--select", "repeated-item"])
    assert path.read_bytes() == encoded(RELEASED.replace("  - Élet\r\n", "", 1), encoding)


class Fixed:
    """An archive with one fix of its one file: its first letter becomes another."""

    def __init__(self, folder: Path, raw: bytes, letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = folder / "a.md"
        self.path.write_bytes(raw)
        monkeypatch.chdir(folder)
        monkeypatch.setattr("matchcut.check.fixes.by_file", lambda *_: {"a.md": [Edit("a.md", 0, 1, letter)]})

    def run(self) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["check", "--no-cache", "--fix", "--exit-zero"])
        return done.exit_code, done.stderr


def test_a_letter_that_the_encoding_lacks_is_told_and_nothing_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "Été à la plage".encode("cp1252")
    archive = Fixed(tmp_path, raw, "片", monkeypatch)
    assert archive.run() == (2, 'matchcut: a.md could not be written: its encoding has no "片"\nmatchcut: 0 fixes in 0 files\n')
    assert archive.path.read_bytes() == raw


def test_a_file_that_could_not_be_put_back_is_left_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = RECORD.format(*WRITTEN["Japanese"][1:]).encode("cp932") + b"\x87\x90"  # one letter that Shift JIS has twice
    archive = Fixed(tmp_path, raw, "x", monkeypatch)
    assert archive.run() == (0, "matchcut: a.md holds more than its text and was left as it is\nmatchcut: 0 fixes in 0 files\n")
    assert archive.path.read_bytes() == raw
    (document,) = open_archive(tmp_path, use_cache=False).documents
    assert isinstance(document, Document)
    assert document.reading.problems[0].why.endswith("no fix is written into it")
    assert "東京物語" in document.text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1252", "Film;Original;Regie;Länge\nCléo – Mittwoch;Cléo de 5 à 7;Agnès Varda;90\n"), ("cp1252", "Die Brücke;Länge\nÅke;Où est la maison;Città aperta;Luis Buñuel"), ("cp1252", "director: João César Monteiro\ntitle: Recordações"),
     ("cp1252", "title: Mamma Roma\ndirector: Pier Paolo\nnote: Perché sì, così è\n"), ("cp1252", "Friðrik Þór Friðriksson"), ("cp1250", "Regie: Věra Chytilová\nFilm: Tausendschönchen\nLänge: 74"),
     ("cp1250", "Film;Regie;Länge\nTrzy kolory;Krzysztof Kieślowski;98"), ("cp1250", "director: Miloš Forman\ntitle: Hoří, má panenko"), ("cp1250", "Szegénylegények;Jancsó Miklós;Őszi almanach")],
)  # fmt: skip
def test_names_from_elsewhere_within_a_text_do_not_change_its_encoding(encoding: str, text: str) -> None:
    raw = text.encode(encoding)
    assert decoded(raw, detected(raw).name) == text
