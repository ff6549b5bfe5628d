"""The archive that pages are looked at with: two dozen films about work, in English and Chinese."""

from __future__ import annotations

from pathlib import Path

from small_archives import archive

from matchcut.model import Archive

_FILES = Path(__file__).with_name("archive")

# id, title, original, language, zh title, year, director, zh director, country, minutes, genres, topics
_TABLE = """
anatomy|Anatomy of a Fall|Anatomie d’une chute|fr|坠落的审判|2023|Justine Triet|茹斯汀·特里耶|France|151|Drama, Crime|Writing, Marriage
titane|Titane|Titane|fr|钛|2021|Julia Ducournau|朱利亚·迪库诺|France|108|Horror, Drama|Factory work
compartment|Compartment No. 6|Hytti nro 6|fi|六号车厢|2021|Juho Kuosmanen|尤霍·库奥斯曼恩|Finland|107|Drama, Romance|Travel, Class
redrocket|Red Rocket|Red Rocket|en|红色火箭|2021|Sean Baker|肖恩·贝克|United States|130|Comedy, Drama|Sex work, Precarity
nomadland|Nomadland|Nomadland|en|无依之地|2020|Chloé Zhao|赵婷|United States|107|Drama|Precarity, Travel
parasite|Parasite|기생충|ko|寄生虫|2019|Bong Joon Ho|奉俊昊|South Korea|132|Thriller, Comedy|Class, Domestic work
portrait|Portrait of a Lady on Fire|Portrait de la jeune fille en feu|fr|燃烧女子的肖像|2019|Céline Sciamma|瑟琳·席安玛|France|122|Romance, Drama|Painting
shoplifters|Shoplifters|万引き家族|ja|小偷家族|2018|Hirokazu Kore-eda|是枝裕和|Japan|121|Drama, Crime|Class, Precarity
roma|Roma|Roma|es|罗马|2018|Alfonso Cuarón|阿方索·卡隆|Mexico|135|Drama|Domestic work, Class
florida|The Florida Project|The Florida Project|en|佛罗里达乐园|2017|Sean Baker|肖恩·贝克|United States|111|Drama, Family|Precarity, Childhood
daniel|I, Daniel Blake|I, Daniel Blake|en|我是布莱克|2016|Ken Loach|肯·洛奇|United Kingdom|100|Drama|Welfare, Precarity
tangerine|Tangerine|Tangerine|en|橘色|2015|Sean Baker|肖恩·贝克|United States|88|Comedy, Drama|Sex work, Migration
leviathan|Leviathan|Левиафан|ru|利维坦|2014|Andrey Zvyagintsev|安德烈·萨金塞夫|Russia|141|Drama, Crime|Class
wadjda|Wadjda|وجدة|ar|瓦嘉达|2012|Haifaa Al-Mansour|海法·曼苏尔|Saudi Arabia|98|Family, Comedy|Childhood
separation|A Separation|جدایی نادر از سیمین|fa|一次别离|2011|Asghar Farhadi|阿斯哈·法哈蒂|Iran|123|Drama, Thriller|Domestic work, Marriage
rosetta|Rosetta|Rosetta|fr|罗塞塔|1999|Luc Dardenne|吕克·达内|Belgium|95|Drama, Thriller|Factory work, Precarity
piano|The Piano|The Piano|en|钢琴课|1993|Jane Campion|简·坎皮恩|New Zealand|121|Romance, Drama|Marriage, Migration
farewell|Farewell My Concubine|霸王别姬|zh|霸王别姬|1993|Chen Kaige|陈凯歌|China|171|Drama, History|Stage
jeanne|Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles|Jeanne Dielman|fr|让娜·迪尔曼|1975|Chantal Akerman|香特尔·阿克曼|Belgium|201|Drama|Domestic work, Sex work
daisies|Daisies|Sedmikrásky|cs|雏菊|1966|Věra Chytilová|维拉·希蒂洛娃|Czechoslovakia|76|Comedy, Drama|Stage
wanda|Wanda|Wanda|en|旺达|1970|Barbara Loden|芭芭拉·洛登|United States|103|Drama, Crime|Precarity
bicycle|Bicycle Thieves|Ladri di biciclette|it|偷自行车的人|1948|Vittorio De Sica|维托里奥·德西卡|Italy|89|Drama, Family|Precarity, Class
modern|Modern Times|Modern Times|en|摩登时代|1936|Charles Chaplin|查理·卓别林|United States|87|Comedy, History|Factory work
joan|The Passion of Joan of Arc|La Passion de Jeanne d’Arc|fr|圣女贞德蒙难记|1928|Carl Theodor Dreyer|卡尔·西奥多·德莱叶|France|82|History, Drama|Faith
""".strip()  # fmt: skip
_ZH_WORDS = """
Drama=剧情 Crime=犯罪 Horror=恐怖 Romance=爱情 Comedy=喜剧 Thriller=惊悚 Family=家庭 History=历史
Writing=写作 Marriage=婚姻 Travel=旅途 Class=阶级 Precarity=不稳定劳动 Painting=绘画 Childhood=童年
Welfare=救济 Migration=移民 Stage=戏台 Faith=信仰 Factory_work=工厂 Sex_work=性工作 Domestic_work=家务劳动
France=法国 Finland=芬兰 United_States=美国 South_Korea=韩国 Japan=日本 Mexico=墨西哥 United_Kingdom=英国
Russia=俄罗斯 Saudi_Arabia=沙特阿拉伯 Iran=伊朗 Belgium=比利时 New_Zealand=新西兰 China=中国 Italy=意大利
Czechoslovakia=捷克斯洛伐克
"""
_ZH = dict(pair.split("=") for pair in _ZH_WORDS.split())


def _zh(text: str) -> str:
    return ", ".join(_ZH[t.replace(" ", "_")] for t in text.split(", "))


def files() -> dict[str, str]:
    """Every file of the archive by path."""
    out = {str(p.relative_to(_FILES)): p.read_text("utf-8") for p in sorted(_FILES.rglob("*.md"))}
    for row in _TABLE.splitlines():
        id, title, original, _, zh, year, director, zh_director, country, minutes, genres, topics = row.split("|")
        out[f"films/{id}.en.md"] = (
            f"---\ntitle: {title}\noriginalTitle: {original}\ndirector: {director}\nyear: {year}\ncountry: {country}\n"
            f"duration: {minutes} min\ngenre: [{genres}]\ntopics: [{topics}]\n---\n"
        )
        out[f"films/{id}.zh.md"] = (
            f"---\ntitle: {zh}\noriginalTitle: {original}\ndirector: {zh_director}\nyear: {year}\ncountry: {_zh(country)}\n"
            f"duration: {97 if id == 'joan' else minutes}分钟\ngenre: [{_zh(genres)}]\ntopics: [{_zh(topics)}]\n---\n"
        )
    return out


_NAMES = (
    ("Sean Baker", "肖恩·贝克"), ("Yura Borisov", "尤拉·鲍里索夫", "Юрий Борисов", "ユーリー・ボリソフ"), ("Mikey Madison", "米基·麦迪逊"),
    ("Mark Eydelshteyn", "马克·艾德尔斯坦"), ("Karren Karagulian", "卡伦·卡拉古利安"), ("Bong Joon Ho", "奉俊昊"),
    *((row.split("|")[6], row.split("|")[7]) for row in _TABLE.splitlines() if row.split("|")[6] not in ("Sean Baker", "Bong Joon Ho")),
)  # fmt: skip
_EN, _ZHF, _LH = "films/anora.en.md", "films/anora.zh.md", "reviews/anora-long-way-home.md"
_FINDINGS = (
    ("EDN201", "rating-conflict", "error", 'douban rating is "6.3" here, but "8.1" at #', (_ZHF, "6.3"), [(_EN, "8.1")], None),
    ("EDN209", "person-conflict", "error", 'fifth name in the cast cannot be a form of "Vache Tovmasyan"', (_ZHF, "维杰·乔希"),
     [(_EN, "Vache Tovmasyan")], ("suggested", "瓦切·托夫马相")),
    ("TXT301", "runtime-claim", "warning", 'running time is "149 minutes" here, but "139 min" at #', (_LH, "149 minutes"),
     [(_EN, "139 min"), (_ZHF, "139分钟")], ("suggested", "139 minutes")),
    ("EDN203", "runtime-conflict", "error", 'runtime is "97分钟" here, but "82 min" at #', ("films/joan.zh.md", "97分钟"),
     [("films/joan.en.md", "82 min")], None),
    ("REC107", "repeated-item", "warning", 'the topic "Domestic work" stands twice in one list', ("films/jeanne.en.md", "Domestic work"), [],
     ("safe", "")),
    ("REC102", "mixed-format", "info", "running time is written otherwise in the other records", ("films/shoplifters.zh.md", "121分钟"), [],
     ("safe", "121 分钟")),
    ("REC111", "placeholder-text", "info", "template text was left", ("notes/lobby-cards.md", "The Bicycle Thief"), [], None),
)  # fmt: skip


def films_about_work() -> Archive:
    """The whole archive."""
    reviews = {
        "reviews/anora-long-way-home.md": "anora", "reviews/anora-night-shift.md": "anora", "reviews/anora-yeban.zh.md": "anora",
        "notes/lobby-cards.md": "bicycle", "essays/after-the-wedding.en.md": "anora", "essays/after-the-wedding.zh.md": "anora",
    }  # fmt: skip
    return archive(files(), reviews=reviews, names=_NAMES, findings=_FINDINGS)
