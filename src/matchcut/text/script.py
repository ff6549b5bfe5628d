"""Ranges of scripts, as they stand between the brackets of a character class."""

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u30ff"
HANGUL = "\uac00-\ud7af"
CYRILLIC = "\u0400-\u052f"
GREEK = "\u0370-\u03ff\u1f00-\u1fff"
ARABIC = "\u0600-\u06ff"
HEBREW = "\u0590-\u05ff"
LATIN = "A-Za-z\u00c0-\u024f"
JAPANESE = KANA + HAN  # Chinese and Japanese: nothing parts their words
EAST = JAPANESE + HANGUL
FIRST_EASTERN = "\u2e80"  # letters from here on are East Asian: one may be a word
