"""Words that stand where a value is missing: "N/A", "??", 未知."""

from __future__ import annotations

import re
from functools import lru_cache

from matchcut.values.fold import folded

# As `folded` gives them. Titles never pass through here: a film may be called "Unknown".
_WORDS = frozenset(
    """
    n/a|na|n\\a|-n/a-|na?|n/a?|n.a|n.a.|n. a.|#n/a|nan|null|nil|none|~|\\n|undefined|void|empty|missing|blank
    unknown|not known|not available|unavailable|not applicable|not specified|unspecified|not stated|not given|no data|no info
    tba|t.b.a.|tbd|t.b.d.|tbc|t.b.c.|to be announced|to be determined|to be confirmed|todo|xxx
    未知|未詳|未详|不詳|不详|暂无|暫無|暂缺|暫缺|无|無|待定|待补充|待補充|待补|不明|未定|缺|沒有|没有|なし|未設定|未定|該当なし|情報なし|無し|资料不详|信息不详|尚未公布|待确认|미상|정보 없음|미정|없음|알 수 없음
    inconnu|inconnue|inconnus|inconnu(e)|a completer|a venir|non communique|non renseigne|non precise|non disponible|n.c.|n.d.|nd|n/d|n.c|s.o.
    desconocido|desconocida|desconocidos|desconocido/a|sin datos|no disponible|s/d|sin especificar|por determinar|no consta
    unbekannt|unbek.|ohne angabe|ohne angaben|fehlt|wird nachgereicht|k.a.|k. a.|keine angabe|keine angaben|nicht bekannt|nicht verfugbar|k/a
    sconosciuto|sconosciuti|non disponibile|non pervenuto|n.p.|sconosciuta|ignoto|non specificato|da definire
    desconhecido|desconhecidos|sem dados|sem informacao|nao consta|desconhecida|nao disponivel|nao informado|indisponivel|a definir
    onbekend|niet beschikbaar|n.v.t.|nvt|n.b.|geen|geen gegevens|n.t.b.
    neznamy|neznama|nezname|neuvedeno|neni k dispozici|nieznany|nieznana|nieznane|brak|brak danych|nie podano|nie dotyczy|nd.|b/d|b.d.
    неизвестно|неизвестен|неизвестна|нет данных|не указано|не указан|нет информации|не определено|н/д|нет|невідомо|немає даних
    okand|okant|saknas|ukjent|ukendt|tuntematon|ismeretlen|necunoscut|nepoznato|bilinmiyor|αγνωστο|غير معروف|לא ידוע|अज्ञात
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
_EMPTY = frozenset(["[]", "{}", "()", "''", '""', "<>", "“”", "[null]", "[none]", "['']", '[""]', "[nan]", "{null}"])
# what a template leaves for the writer to fill in
_PLACEHOLDER = re.compile(
    r"[\[<({]{1,2}\s?(?:please )?(?:add|insert|enter|write|put|fill in|describe|replace|ajouter|inserer|insertar|inserire|anadir|hier|einfugen|wpisz|uzupelnij"
    r"|добавьте|вставьте|введите|voeg|请|請|在此|填写|填寫|输入|ここに)(?![a-z])[^\[\]<>{}]{1,200}[\]>)}]{1,2}\.?"
    r"|(?:todo|fixme)(?:\s?[:\-–—(].{0,200})?|lorem ipsum\b.*|placeholder(?: text)?|sample text|dummy text|blindtext|texto de ejemplo"
    r"|(?:your|insert|enter|add|write)\s(?:[a-z]{1,20}\s){1,3}(?:goes )?here\.*|(?:the |a )?(?:title|description|summary|text|plot|synopsis|review) goes here\.*"
    r"|\{\{.{0,200}\}\}|\{%.{0,200}%\}|<%.{0,200}%>|\$\{[\w.]{1,60}\}|%%?[a-z_]{2,40}%%?|yyyy(?:-mm(?:-dd)?)?|dd[./-]mm[./-]yyyy|tt\.mm\.jjjj|tt0{7,8}"
    r"|a completer|a rediger|por completar|por rellenar|da completare|da compilare|a completar|a preencher|do uzupelnienia|заполнить|待补充|待補充|待填写"
    r"|请在此.{1,60}|此处填写.{0,60}",
    re.DOTALL,
)
_SIGNS = frozenset("?？-–—−_.…·~/\\ ")  # no asterisks: they may be a rating
_LONGEST = 40
_LONGEST_PLACEHOLDER = 2000
_HEAD = 200


@lru_cache(4096)
def is_absent(text: str) -> bool:
    """Whether a field's text says that there is no value. Not for titles and names of characters."""
    bare = text.strip()
    if len(bare) > _LONGEST:
        return False
    if not bare or bare in _EMPTY or all(c in _SIGNS for c in bare):
        return True
    if bare[0] in "([<（【" and bare[-1] in ")]>）】":
        bare = bare[1:-1]
    return folded(bare).rstrip("!") in _WORDS


def placeholder(text: str) -> bool:
    """Whether a text is what a template left for the writer to fill in: "[Add plot summary here]", "TODO: review", "Lorem ipsum ..."."""
    bare = text.strip()
    return 0 < len(bare) <= _LONGEST_PLACEHOLDER and _PLACEHOLDER.fullmatch(folded(bare[:_HEAD])) is not None
