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
# Words for a film that nobody has judged, as `folded` gives them
_UNRATED = frozenset(
    """
    unrated|not rated|not yet rated|no rating|no rating yet|unscored|not scored|no score|no grade|ungraded|not graded|n/r|n.r.|no stars|rating pending|pending|tbr|did not finish|dnf|no vote|no votes
    not reviewed|unseen|not seen|not seen yet|unwatched|to watch|not watched
    未评|未评分|未評|未評分|未评价|未評價|暂无评分|暫無評分|无评分|無評分|尚未评分|尚未評分|没有评分|待评|待评分|评价人数不足|暂未评分|不评分|不予评分|未打分|未看|未採点|採点なし|評価なし|未評価|評価不能|点数なし|採点不能|평가 없음|미평가|평점 없음|별점 없음|미관람
    sin nota|sin puntuar|sin puntuacion|sin calificar|sin calificacion|sin valorar|sin valoracion|no puntuada|no puntuado|no calificada|sem nota|sem avaliacao|nao avaliado|nao avaliada|por avaliar|sem classificacao
    nicht bewertet|noch nicht bewertet|unbewertet|ohne wertung|ohne bewertung|keine wertung|keine bewertung|noch keine bewertung|keine note|ohne note|non note|non notee|pas de note|pas encore note|sans note|pas note|aucune note|note a venir
    senza voto|non votato|non valutato|s.v.|sv|non classificato|nessun voto|geen cijfer|geen score|niet beoordeeld|nog niet beoordeeld|zonder cijfer|geen beoordeling|ej betygsatt|inget betyg|ikke vurderet|ingen karakter|ikke vurdert|uten terningkast|ingen terningkast|ei arvosanaa|ei arvosteltu
    bez oceny|nieoceniony|nieocenione|brak oceny|nie oceniono|bez hodnoceni|nehodnoceno|bez hodnotenia|nehodnotene|nincs ertekeles|nem ertekelt|ertekeletlen|fara nota|bez ocjene|bez ocene
    без оценки|нет оценки|не оценен|не оценено|без рейтинга|нет рейтинга|не оценивал|не оценивала|не оцінено|без оцінки|puanlanmadi|puan yok|oylanmadi|χωρις βαθμολογια|ללא ציון|ללא דירוג|بدون تقييم|غير مقيم
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}
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
_OPENS = re.compile(r"(?:todo|fixme)\s?[:\-–—(]|lorem ipsum\b")  # what may stand before more than fits a placeholder
# ... where the title goes
_NO_TITLE = re.compile(
    r"(?:the |your |insert |enter )?(?:film|movie)(?:'s)? (?:title|name)(?: here)?|title of (?:the |your )?(?:film|movie)|filmtitel|titel (?:des|van de|av) film(?:s|en)?|titre (?:du|de votre) film"
    r"|titulo (?:de la pelicula|do filme)|nombre de la pelicula|nome do filme|titolo del film|tytul filmu|nazev filmu|nazov filmu|a film cime|название фильма|назва фільму|filmens titel|elokuvan nimi|film adi"
    r"|title|titel|titre|titulo|titolo|tytul|nazev|название|标题|標題|片名|电影名称?|電影名稱?|影片名称|タイトル|映画タイトル|映画名|映画のタイトル|작품명|제목|영화 ?제목"
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


def unrated(text: str) -> bool:
    """Whether the text of a rating says that there is none: "not rated", 未评分, "sem nota". Elsewhere such words are values."""
    bare = text.strip()
    return len(bare) <= _LONGEST and (is_absent(bare) or folded(bare.strip("()[]（）.!。 ")) in _UNRATED)


def placeholder(text: str) -> bool:
    """Whether a text is what a template left for the writer to fill in: "[Add plot summary here]", "TODO: review", "Lorem ipsum ..."."""
    bare = text.strip()
    if len(bare) > _HEAD:
        return len(bare) <= _LONGEST_PLACEHOLDER and _OPENS.match(folded(bare[:20])) is not None
    return bool(bare) and _asks(bare)


@lru_cache(8192)
def _asks(text: str) -> bool:
    return _PLACEHOLDER.fullmatch(folded(text)) is not None


def placeholder_title(text: str) -> bool:
    """Whether a text stands where a template asks for the title: "FILM TITLE", "Titre du film"; for values of title keys only."""
    bare = text.strip(" \t\n[]<>{}()*_\"'.:…")
    return len(bare) <= _LONGEST and (placeholder(text) or _NO_TITLE.fullmatch(folded(bare)) is not None)
