"""How likely a text is, by its letters: what tells one old encoding from another. Lists of letters and small words; own choice."""

from __future__ import annotations

from functools import cache

from matchcut.text.pattern import regex

# Letters beyond ASCII that the languages of an encoding are written with, and their commonest short words.
_LATIN = {
    "en": ("éèöüñáäçïíóêâ", "the of and is in to with that his her for as by from film who its this are year title"),
    "fr": ("éèàêçôîâûùëïœ", "le la les des du est une dans et qui que pour sur avec au ce sa son déjà été très où même à"),
    "es": ("óíáéñúü¿¡", "el la los las del y una que en por con para su al como se es más año película está"),
    "de": ("üäößé", "der die das und ist ein eine den dem mit von zu im des auf sich nicht für über länge"),
    "it": ("èàùòìé", "il di e che la un una del della nel con per gli dei al da sono non è più perché così già"),
    "pt": ("ãçéáõíóêúâàô", "o os as do da e em um uma que com para dos por se não é há país até só"),
    "sv": ("äåöé", "och i en att det som på är för med av till har den inte han år från när"),
    "da": ("øåæé", "og i en at det som på er for med af til har den ikke han år et også"),
    "fi": ("äö", "ja on ei se että oli hän mutta kun joka myös"),
    "nl": ("éëèïöü", "de het een en van in is op met voor dat die niet te zijn ook jaar over uit regie"),
    "is": ("áðéíóúýþæö", "og í að er á sem ekki um með við mynd hann hún"),
    "ca": ("àèéíòóúçïü·", "el la els les de del i un una que en per amb no és als més pel·lícula any"),
}
_CENTRAL = {
    "pl": ("łęąóżśćńź", "i w z na się jest do nie to że o jak jego film który od za rok są też ma"),
    "cs": ("íáéěščřžýůúťňď", "a je na se v z do to ve že i o s po za jeho který film rok není už"),
    "sk": ("íáéščžýúťňďľôä", "a je na sa v z do to vo že i o s po za jeho ktorý film rok nie už"),
    "hu": ("áéőöüóíúű", "a az és egy hogy nem is de ez volt év film mint csak már meg"),
    "hr": ("čćšžđ", "i je u na se da za od su koji film godine nije kao što"),
    "ro": ("ăâîşţ", "de la cu un o pe nu care este din mai film anul şi în să"),
}
_CENTRAL |= {language: _LATIN[language] for language in ("de", "en")}  # with names from there
_TURKISH = {"tr": ("ıüğşçöİ", "bir ve bu da de için çok gibi ile film yıl daha ne kadar")}
_RUNS = {  # scripts of their own: letters by how common they are
    "cp1251": ("оеаинтсрвлкмдпуя", "ыьгзбчйхжшюцщэфёъіїєґўјљњћђџ"),
    "koi8-u": ("оеаинтсрвлкмдпуя", "ыьгзбчйхжшюцщэфёъіїєґ"),
    "cp1253": ("αοιετσνηυρπκλμςά", "όίέήώύθγδβχφξζωψϊϋΐΰ"),
    "cp1255": ("יוהלאתרבמשנ", "כעדקפחצסגזטםןךףץ"),
    "cp1256": ("اليمونرتبهةدفسعق", "كحجشطصخغضذثزظءأإآىئؤپچژگ"),
}
_CASELESS = frozenset({"cp1255", "cp1256"})
# Letters of Chinese, Japanese and Korean that about half of any text is made of.
_HANS = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
    "么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又"
    "关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海"
    "通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管"
    "期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北"
    "边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运影片演导剧作评奖爱故事城镇春视"
)
_HANT = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經"
    "麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又"
    "關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海"
    "通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管"
    "期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北"
    "邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運影片演劇評獎愛故灣視鏡"
)
_KANJI = frozenset(
    "日一人年大出本中子見国言上分生手自行者二間事思時気会十家女三前的方入小地合後目長場代私下立部学物月田何来彼話体動社知理山内同"
    "心発高実作当新世今書度明五戦力名金性対意用男主通関文屋感郎業定政持道外取所現最化四先民身不口川東相法全聞情野考向平成開教経近以"
    "語面連問原顔正機九次数美回表声報要変神記和引治決太込受解市期様活頭組指説能葉流然初足円在調笑品電議直着坂別音元特義父利男画作監"
    "督映演製脚色編集撮影賞村京都戦争愛夫婦海終美静夏秋冬春老"
)
_HANGUL = frozenset(
    "이다는의에을를가고은한도지하사로기어서자들대시인있그리으아나라것여해정수일부보전주만과제스게조장상동성구오면생화적비국관년안우도원세"
    "니말모소신마라연무와고때문되방위등음내치경없했었던간않거선영실공당드중학유미용러계요트운현두물월감독작진달결불레산여할본발않너든려"
    "진행민심제목출배평속점반려순받회번식명개초남르림극별알질교후데입재배형래터히외업람살통따느아움술"
)
ENCODINGS = ("cp1254", "cp1250", "iso8859-2", "mac-roman", *_RUNS, "gb18030", "cp950", "cp932", "euc-jp", "cp949")  # besides Windows-1252
_LENT = frozenset("šžŠŽ")  # in names and loan words of every language
_RARER = {"cp1252": 0.0, "mac-roman": 0.1}  # what an encoding loses for being less common than the others
_WEST = ("cp1252", "mac-roman")
_ASIAN = {"gb18030": _HANS, "cp950": _HANT, "cp932": _KANJI, "euc-jp": _KANJI, "cp949": _HANGUL}
_WORD = regex(r"[^\W\d_]+")
_PUNCTUATION = frozenset("“”„‘’‚«»‹›–—…·•§©®™°º€£½¼¾×№ \u00a0¿¡")
_IN_WORD = regex(r"[a-z][^\x00-\x7f]+(?=[a-z])|[a-z][^\x00-\x7f](?![^\x00-\x7f])")  # Asian letters do not stand inside Latin words
_ELIDED = regex(r"\b\w{1,2}’|’(?:[sdtmn]|ll|re|ve)\b")  # l’, qu’, ’s, ’ll
_RARE = frozenset("ŕĺ")
_CONSONANTS = frozenset("čćřŕńňśźżžšłľĺťďđţşğñçß")
_BEFORE = {
    "ã": "oes",
    "õ": "e",
    "ì": "",
    "ù": "",
    "œ": "uidcstn",
    "ń": "bcdfghjklłmnprstwzż",
}  # the letters that may follow these in a word
_OPEN = frozenset("“„‘«‹¿¡")


def score(text: str, encoding: str) -> float:
    """How likely a text is that an encoding gave: about 1 for good text, below 0 for none."""
    if encoding in _ASIAN:
        return _asian(text, encoding)
    if encoding in _RUNS:
        return _runs(text, encoding)
    languages = _LATIN if encoding in _WEST else _TURKISH if encoding == "cp1254" else _CENTRAL
    odd = [_latin(text, i, c, encoding in _WEST) for i, c in enumerate(text) if c > "\x7f"]
    words = [w.lower() for w in _WORD.findall(text)]
    shared = frozenset("".join(letters for letters, _ in languages.values())) - _RARE
    best = max(_spelt(odd, words, language, shared) for language in languages) if odd else 0
    return best - _RARER.get(encoding, 0.05)


@cache
def _known(language: str) -> tuple[frozenset[str], frozenset[str]]:
    letters, words = {**_LATIN, **_CENTRAL, **_TURKISH}[language]
    return frozenset(letters + letters.upper()), frozenset(words.split())


def _spelt(odd: list[str | float], words: list[str], language: str, shared: frozenset[str]) -> float:
    """The share of letters that the language has, or a neighbour (`shared`) whose names it quotes, and of words that are its commonest."""
    letters, common = _known(language)
    likely = sum(
        c if isinstance(c, float) else 1.0 if c in letters else 0.5 if c in _LENT or c.lower() in shared else 0.1 for c in odd
    ) / len(odd)
    return likely + sum(w in common for w in words) / (len(words) + 3)


def _latin(text: str, at: int, letter: str, west: bool) -> str | float:
    """A letter that fits where it stands, for a language to judge; else how well what stands there fits."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if letter in _PUNCTUATION:
        inside = before.isalpha() and after.isalpha()
        if letter == "’" and inside:
            return 1.3 if _ELIDED.search(text, max(0, at - 3), at + 4) else 0.0
        return -1.0 if inside and letter not in "–—…·" else 0.3 if letter in _OPEN and before.isalpha() else 0.7
    if not letter.isalpha() or letter in "ªµƒˆ":
        return -1.0
    if letter.isupper() and before.islower():
        return -1.0
    if before > "\x7f" and after > "\x7f" and before.isalpha() and after.isalpha():
        return -0.5  # three in a row
    if west and after > "\x7f" and after.isalpha() and letter.lower() not in "çñðþ" and after not in "äöåß":
        return 0.0  # two accents side by side: Central European, with other letters
    if letter.lower() in _CONSONANTS and not (before.isalnum() or after.isalnum()):
        return -0.5  # no word
    if (after.isalpha() and after.lower() not in _BEFORE.get(letter.lower(), after.lower())) or (letter == "õ" and not after.isalpha()):
        return -0.5
    return letter


def _runs(text: str, encoding: str) -> float:
    common, rare = _RUNS[encoding]
    marks = [_of_run(text, i, c, common, rare, encoding in _CASELESS) for i, c in enumerate(text) if c > "\x7f"]
    return sum(marks) / len(marks) if marks else 0


def _of_run(text: str, at: int, letter: str, common: str, rare: str, caseless: bool) -> float:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if letter in _PUNCTUATION:
        return 0.5
    if not letter.isalpha():
        return 0.3 if caseless and "\u0591" <= letter <= "\u06ff" else -1.0
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return -1.0  # scripts mixed in a word
    if not caseless and letter.isupper() and before.islower():
        return -1.0
    small = letter.lower()
    likely = 1.2 if small in common else 0.6 if small in rare else -0.5
    if small != letter and before.isalpha():
        likely -= 0.4  # capitals throughout
    return likely if before.isalpha() or after.isalpha() else likely / 2


def _asian(text: str, encoding: str) -> float:
    usual = _ASIAN[encoding]
    marks = [_of_asian(c, encoding, usual) for c in text if c > "\x7f"]
    inside = sum(1 for _ in _IN_WORD.finditer(text))
    return (sum(marks) - inside) / len(marks) if marks else 0


def _of_asian(letter: str, encoding: str, usual: frozenset[str]) -> float:
    japanese = usual is _KANJI
    if letter in usual:
        return 1.6
    if "\u3040" <= letter <= "\u30ff":
        return 1.2 if japanese else 0.1
    if "\uff61" <= letter <= "\uff9f":
        return -0.6  # katakana of half width: any two bytes look like it
    if "\u4e00" <= letter <= "\u9fff":
        return -0.4 if usual is _HANGUL else 0.6 if _frequent(letter, encoding) else 0.0
    if "\uac00" <= letter <= "\ud7a3":
        return 0.4 if usual is _HANGUL else -1.0
    if "\u3000" <= letter <= "\u303f" or "\uff01" <= letter <= "\uff5e" or letter in _PUNCTUATION:
        return 0.6
    return -1.0


def _frequent(letter: str, encoding: str) -> bool:
    """Whether the encoding's makers put it among the frequent ones, which are ordered by sound or strokes before the others."""
    code = letter.encode({"gb18030": "gb2312", "cp932": "euc-jp"}.get(encoding, encoding), "ignore")
    last = {"cp950": b"\xc6\x7e", "gb18030": b"\xd7\xf9"}.get(encoding, b"\xcf\xd3")
    return bool(code) and code[0] < 0xF0 and code <= last
