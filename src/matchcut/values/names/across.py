"""A name in Latin letters and one in another script that tells its sound: Han transliteration, kana, Hangul, Arabic and others."""

from __future__ import annotations

from matchcut.values.names import native
from matchcut.values.names.aligner import Alignment, likeness
from matchcut.values.names.comparison import SAME, Comparison, judged
from matchcut.values.names.parts import Name

_AT_FAULT = 0.5  # a part that is less likely a spelling than this is named as the reason
_ALIEN = 0.1  # a surname that is less likely one is named even where the given name fits less
_TRANSLATED = 0.7
_NATIVE = 0.99  # from here up the whole of a native name is read as the Latin one; below only its surname speaks


def compare(other: Name, latin: Name) -> Comparison:
    """`other` is in a script that is not an alphabet with a table of spellings, `latin` in Latin letters."""
    sound = likeness(other.text, latin.text)
    if other.script == "Hani" and native.surname(other) and (sound is None or sound.score < _NATIVE):
        return native.compare(other, latin)
    if sound is not None and sound.score >= SAME:
        return judged(sound.score, f"{other.text} reads as {latin.text}")
    if other.script == "Hani" and (word := native.translated(other, latin)):
        han, printed = word
        return judged(_TRANSLATED, f"{han} translates the word {printed} instead of spelling its sound", sure=False)
    if native.possible(other) and (sound is None or sound.score < SAME):
        return native.unknown(other)
    if sound is None:
        return judged(0.5, f"cannot be told by sound: nothing here reads {other.text}", sure=False)
    return judged(sound.score, reason(sound))


def reason(sound: Alignment) -> str:
    """The part at fault: "surname reads Larsen, not Marling"."""
    worst = min(sound.parts, key=lambda p: p.score)
    if sound.parts[-1].native and sound.parts[-1].latin and sound.parts[-1].score < _ALIEN:
        worst = sound.parts[-1]  # a surname tells people apart
    if worst.score >= _AT_FAULT:
        return "the parts read alike, but not surely"
    if not worst.native:
        return f"{worst.latin} has no part beside it"
    if not worst.latin:
        return f"{worst.native} ({worst.reads}) has no part beside it"
    place = sound.parts.index(worst)
    what = (
        "name" if len(sound.parts) == 1 else "given name" if place == 0 else "surname" if place == len(sound.parts) - 1 else "middle name"
    )
    return f"{what} reads {worst.reads}, not {worst.latin}"
