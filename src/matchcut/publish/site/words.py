"""The site's own words, in each language of its interface, and how numbers, dates and lists read in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from matchcut.values.language import language_name

Interface = Literal["en", "zh"]
INTERFACES: tuple[Interface, ...] = ("en", "zh")
TAG: dict[Interface, str] = {"en": "en", "zh": "zh-Hans"}
OWN_NAME: dict[Interface, str] = {"en": "English", "zh": "中文"}

# key: English, Chinese. "one|many" where the number matters; {} is the number or the thing.
_TABLE: dict[str, tuple[str, str]] = {
    "skip": ("Skip to content", "跳到正文"),
    "main_nav": ("Main", "主导航"),
    "languages": ("Language", "语言"),
    "films": ("Films", "影片"),
    "people": ("People", "人物"),
    "texts": ("Texts", "文章"),
    "topics": ("Topics", "主题"),
    "years": ("Years", "年份"),
    "countries": ("Countries", "国家和地区"),
    "findings": ("Findings", "核对"),
    "made": ("Made from a folder of texts with", "本站由一个文件夹的文字生成，工具是"),
    "lede": (
        "Everything this archive holds in writing: {} joined film by film. A whole circle means the texts agree. Where the halves part, they do not.",
        "档案所藏的文字（{}）按影片汇在一处。圆是整的，说明各处说法一致；两半错开的地方，说法便不一致。",
    ),
    "n_texts": ("{} text|{} texts", "{}篇"),
    "in_languages": (" in {} language,| in {} languages,", "，{}种语言"),
    "n_films": ("film|films", "部影片"),
    "n_people": ("person|people", "人"),
    "n_disagreements": ("1 disagreement|{} disagreements", "{}处分歧"),
    "sources_disagree": ("Sources disagree in {} place|Sources disagree in {} places", "有{}处说法不一"),
    "n_findings": ("{} finding|{} findings", "{}条核对结果"),
    "no_findings": ("No findings", "没有核对结果"),
    "no_films": ("No films yet", "还没有影片"),
    "by_year": ("By year of release", "按上映年份"),
    "strip": ("Films by year, {} to {}", "按年份排列的影片，{}至{}年"),
    "filters": ("Filters", "筛选"),
    "find": ("Filter by title or director", "按片名或导演筛选"),
    "topic": ("Topic", "主题"),
    "genre": ("Genre", "类型"),
    "decade": ("Decade", "年代"),
    "country": ("Country", "国家和地区"),
    "sources_state": ("Sources", "出处"),
    "agree": ("All agree", "说法一致"),
    "disagree": ("Some disagree", "说法不一"),
    "all_topics": ("All topics", "全部主题"),
    "all_years": ("All years", "全部年份"),
    "all_countries": ("All countries", "全部国家和地区"),
    "decade_name": ("{}s", "{}年代"),
    "view": ("View", "显示"),
    "grid": ("Posters", "海报"),
    "table": ("Table", "表格"),
    "title": ("Title", "片名"),
    "year": ("Year", "年份"),
    "director": ("Director|Directors", "导演"),
    "release_date": ("Premiere", "首映"),
    "minutes": ("{} min", "{}分钟"),
    "runtime": ("Running time", "片长"),
    "language": ("Spoken", "对白"),
    "genres": ("Genre|Genres", "类型"),
    "original_title": ("Original title", "原名"),
    "rating": ("Rating", "评分"),
    "rating_of": ("{} rating", "{}评分"),
    "award": ("Award", "奖项"),
    "cast": ("Cast", "演员"),
    "writer": ("Writer|Writers", "编剧"),
    "producer": ("Producer|Producers", "制片"),
    "composer": ("Music", "音乐"),
    "cinematographer": ("Cinematography", "摄影"),
    "editor": ("Editing", "剪辑"),
    "author": ("Author", "作者"),
    "person": ("Other", "其他"),
    "identifier": ("Identifier", "编号"),
    "published": ("Published", "发表"),
    "edition_in": ("{} edition", "{}版"),
    "essay": ("Essay", "文章"),
    "text": ("Text", "文字"),
    "other_editions": ("In other languages", "其他语言"),
    "only_in": ("This archive has this text in {} only.", "本档案中此文只有{}版。"),
    "where_disagree": ("Where sources disagree", "各处说法不一"),
    "other_findings": ("Also noted", "另记"),
    "all_findings": ("All findings for editors", "查看全部核对结果"),
    "credits": ("Credits", "职员表"),
    "awards": ("Awards", "奖项"),
    "ratings": ("Ratings", "评分"),
    "reviews": ("Reviews", "影评"),
    "mentions": ("Who else writes about it", "还有谁写到它"),
    "related": ("Related films", "相关影片"),
    "sources": ("Sources", "出处"),
    "same_director": ("Same director", "同一导演"),
    "same_cast": ("{} in both", "{}均有参与"),
    "same_topic": ("Shares {}", "同一主题：{}"),
    "won": ("Won", "获奖"),
    "nominated": ("Nominated", "提名"),
    "all_same": ("No disagreement was found.", "未发现说法不一。"),
    "prints": ("This site prints {}.", "本站采用{}。"),
    "close": ("Close", "关闭"),
    "list_comma": (", ", "，"),
    "line": ("line {}", "第{}行"),
    "source": ("Source", "来源"),
    "as_printed": ("As printed", "原样"),
    "date_place": ("Date and place", "日期与出处"),
    "record": ("Record", "条目"),
    "review": ("Review", "影评"),
    "note": ("Text", "文章"),
    "row": ("Table row", "表格"),
    "diary_entry": ("Diary entry", "观影记录"),
    "record_in": ("{} record", "{}条目"),
    "review_by": ("Review by {}", "{}影评"),
    "statements": ("1 statement|{} statements", "{}条陈述"),
    "document": ("Document", "文件"),
    "kind": ("Kind", "种类"),
    "names": ("Names", "姓名"),
    "name": ("Name", "姓名"),
    "why_one": ("Why these are one person", "何以是同一人"),
    "person_films": ("Films", "影片"),
    "person_texts": ("Texts", "文章"),
    "as_director": ("Director", "导演"),
    "as_writer": ("Writer", "编剧"),
    "as_producer": ("Producer", "制片"),
    "as_composer": ("Composer", "作曲"),
    "as_cinematographer": ("Cinematographer", "摄影"),
    "as_editor": ("Editor", "剪辑"),
    "as_cast": ("Actor", "演员"),
    "as_person": ("Other credits", "其他"),
    "as_author": ("Author", "作者"),
    "as_award": ("Award", "奖项"),
    "person_lede_films": ("{} film|{} films", "{}部影片"),
    "person_lede_texts": ("{} text|{} texts", "{}篇文字"),
    "person_lede": ("{} and {} in this archive.", "本档案有其{}、{}。"),
    "person_forms": ("The name is written in {} way.|The name is written in {} ways.", "姓名有{}种写法。"),
    "letters_han": ("Chinese characters", "汉字"),
    "letters_other": ("Other scripts", "其他文字"),
    "findings_lede": (
        "What the texts say against one another, and against themselves.",
        "各处文字彼此不合、或自相矛盾的地方。",
    ),
    "safe_fixes": (
        "{} can be fixed without changing a claim: |{} can be fixed without changing a claim: ",
        "其中{}条不改变任何说法就能改好：",
    ),
    "shown": ("shown", "条"),
    "severity": ("Severity", "级别"),
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("info", "提示"),
    "fix": ("Fix", "改法"),
    "safe": ("Safe", "稳妥"),
    "suggested": ("Suggested", "建议"),
    "none": ("Needs a person", "需人判断"),
    "safe_fix": ("Safe fix", "稳妥的改法"),
    "suggested_fix": ("Suggested fix", "建议的改法"),
    "none_fix": ("No text here settles it.", "这里的文字都无法定论。"),
    "folder": ("Folder", "文件夹"),
    "find_finding": ("Filter by rule, word or file", "按规则、字词或文件筛选"),
    "no_film": ("Not about one film", "不属于某部影片"),
    "pages": ("Pages", "分页"),
    "previous": ("Previous", "上一页"),
    "next": ("Next", "下一页"),
    "not_found": ("There is no such page", "没有这一页"),
    "not_found_lede": ("It may have been renamed, or its text was withdrawn.", "它可能改了名字，或者文字已经撤下。"),
    "to_films": ("All films", "全部影片"),
    "untitled": ("Untitled", "无题"),
}

_LANGUAGES: dict[str, tuple[str, str]] = {
    "ar": ("Arabic", "阿拉伯文"),
    "cs": ("Czech", "捷克文"),
    "da": ("Danish", "丹麦文"),
    "de": ("German", "德文"),
    "el": ("Greek", "希腊文"),
    "en": ("English", "英文"),
    "es": ("Spanish", "西班牙文"),
    "fa": ("Persian", "波斯文"),
    "fi": ("Finnish", "芬兰文"),
    "fr": ("French", "法文"),
    "he": ("Hebrew", "希伯来文"),
    "hi": ("Hindi", "印地文"),
    "hu": ("Hungarian", "匈牙利文"),
    "it": ("Italian", "意大利文"),
    "ja": ("Japanese", "日文"),
    "ko": ("Korean", "韩文"),
    "nl": ("Dutch", "荷兰文"),
    "no": ("Norwegian", "挪威文"),
    "pl": ("Polish", "波兰文"),
    "pt": ("Portuguese", "葡萄牙文"),
    "ro": ("Romanian", "罗马尼亚文"),
    "ru": ("Russian", "俄文"),
    "sv": ("Swedish", "瑞典文"),
    "th": ("Thai", "泰文"),
    "tr": ("Turkish", "土耳其文"),
    "uk": ("Ukrainian", "乌克兰文"),
    "vi": ("Vietnamese", "越南文"),
    "zh": ("Chinese", "中文"),
}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_NUMBERS = (
    ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    ("零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RTL = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one interface language."""

    interface: Interface

    def __getitem__(self, key: str) -> str:
        one, bar, _ = self._both(key)
        return one if bar else _TABLE[key][self._column]

    def names(self) -> Iterable[str]:
        """The names of all words."""
        return _TABLE.keys()

    def n(self, key: str, number: int, *things: object) -> str:
        """The word in the number's form. `{}` is the number, or `things` where they are given."""
        one, bar, many = self._both(key)
        text = one if number == 1 or not bar else many
        return text.format(*(things or (number,)))

    def counted(self, key: str, number: int) -> str:
        """The word with small numbers spelt out, as in running text."""
        return self.n(key, number, self.number(number))

    def number(self, number: int) -> str:
        """A number as running text has it: in words up to twelve."""
        spelt = _NUMBERS[self._column]
        return spelt[number] if 0 <= number < len(spelt) else f"{number:,}"

    def say(self, key: str, *things: object) -> str:
        """The word with things put into it. They are plain text: whoever prints them escapes them."""
        return _TABLE[key][self._column].format(*things)

    def language(self, tag: str | None) -> str:
        """A language's name; the tag itself where it has none here."""
        names = _LANGUAGES.get((tag or "").split("-")[0].casefold())
        return names[self._column] if names else language_name(tag or "", TAG[self.interface]) or tag or ""

    def date(self, value: str) -> str:
        """An ISO date in words, with the precision it has; anything else as it is."""
        match = _DATE.fullmatch(value[:10])
        if not match or (len(value) > 10 and value[10] not in "T "):
            return value
        year, month, day = match.groups()
        if not month or not 1 <= int(month) <= 12:
            return f"{year}年" if self.interface == "zh" and not month else value
        if self.interface == "zh":
            return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
        return (f"{int(day)} " if day else "") + f"{_MONTHS[int(month) - 1]} {year}"

    @property
    def comma(self) -> str:
        return "、" if self.interface == "zh" else ", "

    @property
    def _column(self) -> int:
        return INTERFACES.index(self.interface)

    def _both(self, key: str) -> tuple[str, str, str]:
        return _TABLE[key][self._column].partition("|")


def lang(tag: str | None) -> str:
    """A language tag fit for `lang`, empty for none."""
    return tag if tag and _TAG.fullmatch(tag) else ""


def direction(tag: str | None) -> str:
    """`rtl` for languages that run from the right, else empty."""
    parts = (tag or "").split("-")
    return "rtl" if parts[0].casefold() in _RTL or "Arab" in parts or "Hebr" in parts else ""


def speaks(tag: str | None, interface: str) -> bool:
    """Whether a text's language is the interface's."""
    return (tag or "").split("-")[0].casefold() == interface
