"""Words that stand where a value is missing: "N/A", "??", 未知."""

from __future__ import annotations

from functools import lru_cache

from matchcut.values.fold import folded

# As `folded` gives them. Titles never pass through here: a film may be called "Unknown".
_WORDS = frozenset(
    """
    n/a|na|n.a.|n. a.|#n/a|nan|null|nil|none|~|\\n|undefined|void|empty|missing|blank
    unknown|not known|not available|unavailable|not applicable|not specified|unspecified|not stated|not given|no data|no info
    tba|t.b.a.|tbd|t.b.d.|tbc|t.b.c.|to be announced|to be determined|to be confirmed|todo|xxx
    未知|未詳|未详|不詳|不详|暂无|暫無|暂缺|暫缺|无|無|待定|待补充|待補充|待补|不明|未定|缺|沒有|没有|なし|未設定|미상|미정|없음|알 수 없음
    inconnu|inconnue|non renseigne|non precise|non disponible|n.c.|n.d.|nd|n/d|n.c|s.o.
    desconocido|desconocida|sin datos|no disponible|s/d|sin especificar|por determinar|no consta
    unbekannt|k.a.|k. a.|keine angabe|keine angaben|nicht bekannt|nicht verfugbar|k/a
    sconosciuto|sconosciuta|ignoto|non specificato|da definire
    desconhecido|desconhecida|nao disponivel|nao informado|indisponivel|a definir
    onbekend|niet beschikbaar|n.v.t.|nvt|n.b.
    neznamy|neznama|nezname|neuvedeno|neni k dispozici|nieznany|nieznana|nieznane|brak|brak danych|nie podano|b/d|b.d.
    неизвестно|неизвестен|неизвестна|нет данных|н/д|нет|невідомо|немає даних
    okand|okant|saknas|ukjent|ukendt|tuntematon|ismeretlen|necunoscut|nepoznato|bilinmiyor|αγνωστο|غير معروف|לא ידוע|अज्ञात
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
_SIGNS = frozenset("?-–—−_.…*·?—/\\ ")
_LONGEST = 40


@lru_cache(4096)
def is_absent(text: str) -> bool:
    """Whether a field's text says that there is no value. Not for titles and names of characters."""
    bare = text.strip()
    if len(bare) > _LONGEST:
        return False
    if not bare or all(c in _SIGNS for c in bare):
        return True
    if bare[0] in "([<（【" and bare[-1] in ")]>）】":
        bare = bare[1:-1]
    return folded(bare).rstrip("!") in _WORDS
