"""Write an invented archive: N films with an English and a Chinese record each, about 10 KB a file.

The shape is that of a real catalogue of film records: front matter in YAML's flow style, then essays in Markdown. Every word is made up of syllables,
every name and film is fiction. One seed gives the same bytes everywhere, and the first films of a larger archive are those of a smaller one.
Every twentieth film has editions that contradict each other, so that a check has something to find.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

SYLLABLES = {
    "ba": "巴", "bel": "贝尔", "da": "达", "do": "多", "fa": "法", "fi": "菲", "ga": "加", "gor": "戈尔", "ka": "卡", "ki": "基", "la": "拉", "li": "利",
    "lo": "洛", "ma": "马", "mi": "米", "mor": "莫尔", "na": "纳", "ni": "尼", "no": "诺", "pa": "帕", "pe": "佩", "ra": "拉", "ri": "里", "ro": "罗",
    "sa": "萨", "sel": "塞尔", "ta": "塔", "ti": "蒂", "to": "托", "va": "瓦", "vi": "维", "zo": "佐",
}  # fmt: skip
ENDINGS = ["en", "ing", "ous", "ity", "ance", "ed", "al", "or", "ic", "ment"]
GLUE = ["the", "of", "and", "in", "a", "to", "with", "from", "that", "which", "her", "his", "their", "is", "was", "as", "for", "on", "not", "but"]  # fmt: skip
HAN = (
    "山水火风云雨雪夜晨光影声色心手目门窗路桥城村江河湖海岛林树花草鸟鱼马牛羊车船灯书信歌舞戏台街市房屋墙石金银铁木土田天地日月星年时春夏秋冬"
    "东西南北高低长短新旧大小多少远近明暗冷暖轻重快慢生死爱恨悲喜哭笑梦醒来去进出开关起落说听看想写读做走跑飞停等找见知信望记忘"
)
PARTICLES = ["的", "是", "在", "和", "了", "与", "从", "也", "她", "他", "这", "一个", "没有", "因为", "但是"]
COUNTRIES = [("France", "法国"), ("Japan", "日本"), ("Italy", "意大利"), ("Brazil", "巴西"), ("Iran", "伊朗"), ("Poland", "波兰"), ("South Korea", "韩国")]  # fmt: skip
GENRES = [("Drama", "剧情"), ("Comedy", "喜剧"), ("Romance", "爱情"), ("Thriller", "惊悚"), ("Documentary", "纪录片"), ("War", "战争"), ("Music", "音乐")]  # fmt: skip
TOPICS = ["Work", "Family", "Migration", "Memory", "Class", "Ageing", "Friendship", "Education", "City Life", "Village Life", "Faith", "Justice"]  # fmt: skip
FESTIVALS = [("Lomara Film Festival", "洛马拉电影节"), ("Belkari Film Festival", "贝尔卡里电影节"), ("Tisano Critics", "蒂萨诺影评人")]
PRIZES = [("Best Film", "最佳影片"), ("Best Director", "最佳导演"), ("Best Screenplay Nomination", "最佳剧本提名")]


def main() -> None:
    """Write an archive from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("films", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.films, options.folder, options.seed)


def write(films: int, folder: Path, seed: int = 1) -> list[Path]:
    """Write `films` films into `folder`; the paths that were written, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for index in range(films):
        stem, english, chinese = film(index, seed)
        for name, text in ((f"{stem}-en.md", english), (f"{stem}.md", chinese)):
            (folder / name).write_text(text, "utf-8", newline="\n")
            paths.append(folder / name)
    return paths


def film(index: int, seed: int) -> tuple[str, str, str]:
    """The file stem of a film, its English record and its Chinese one."""
    random = Random(f"{seed}:film:{index}")
    title, title_zh = title_of(random, index)
    year, minutes = random.randint(1930, 2024), random.randint(70, 190)
    director = person(index // 3, seed)  # three films each
    cast = [person(index * 3 + offset, seed) for offset in range(6)]  # neighbours share players
    country, genres = random.choice(COUNTRIES), random.sample(GENRES, 3)
    awards = [(f"{f[0]} {p[0]}", f[1] + p[1]) for f, p in zip(random.sample(FESTIVALS, 2), random.sample(PRIZES, 2), strict=True)]
    date = f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    ratings = [f"{random.uniform(4, 9):.1f}", f"{random.uniform(4, 9):.1f}"]
    topics = random.sample(TOPICS, 6)
    records = []
    for side in (0, 1):
        off = 7 if side and index % 20 == 19 else 0
        front = [
            f'title: "{(title, title_zh)[side]}"',
            f'originalTitle: "{title}"',
            f'director: "{director[side]}"',
            f'description: "{(english, chinese)[side](random, 60)}"',
            f'posterImage: "/images/films/{index:05}.jpg"',
            f"releaseDate: {date}",
            f"year: {year}",
            f'country: "{country[side]}"',
            f'duration: "{minutes + off} {("min", "分钟")[side]}"',
            f"genre: {flow([g[side] for g in genres])}",
            f"cast: {flow([c[side] for c in cast])}",
            f"topics: {flow(topics)}",
            'status: "published"',
            f"awards: {flow([a[side] for a in awards])}",
            f'imdbRating: "{ratings[0]}"',
            f'doubanRating: "{ratings[1]}"',
            "sourceUrl: [",
            f'  {{ platform: "IMDB", url: "https://www.imdb.com/title/tt{90000000 + index}/" }},',
            f'  {{ platform: "Douban", url: "https://movie.douban.com/subject/{900000000 + index}/" }}',
            "]",
        ]
        body = [essay(random, side, (title, title_zh)[side], (director, cast[0])[n % 2][side]) for n in range(14)]
        records.append("\n".join(["---", *front, "---", "", "\n\n".join(body), ""]))
    return f"{title.lower().replace(' ', '-')}-{year}", records[0], records[1]


def title_of(random: Random, index: int) -> tuple[str, str]:
    """A title in two scripts; its last word counts, so that no two films share one."""
    parts = random.choices(list(SYLLABLES), k=3)
    digits = [list(SYLLABLES)[index // 32**place % 32] for place in (2, 1, 0)]
    chinese_title = "".join(SYLLABLES[s] for s in (*parts[:2], *digits)) + "之" + random.choice(HAN)
    return f"The {''.join(parts).title()} {''.join(digits).title()}", chinese_title


def person(index: int, seed: int) -> tuple[str, str]:
    """A name in Latin letters and its transcription."""
    random = Random(f"{seed}:person:{index}")
    given, family = random.choices(list(SYLLABLES), k=2), random.choices(list(SYLLABLES), k=3)
    return f"{''.join(given).title()} {''.join(family).title()}", "·".join("".join(SYLLABLES[s] for s in part) for part in (given, family))


def essay(random: Random, side: int, title: str, name: str) -> str:
    """One paragraph of an essay that names the film and a person."""
    if side:
        return f"《{title}》{chinese(random, 40)}{name}{chinese(random, 120)}"
    return f"*{title}* {english(random, 25)} {name} {english(random, 70)}"


def english(random: Random, words: int) -> str:
    """Sentences of invented words, held together by real small ones."""
    letters = list(SYLLABLES)
    said = [random.choice(GLUE if random.random() < 0.45 else ENDINGS) for _ in range(words)]
    said = [word if word in GLUE else "".join(random.choices(letters, k=2)) + word for word in said]
    for at in range(11, words - 3, 12):
        said[at] += "."
        said[at + 1] = said[at + 1].capitalize()
    return " ".join(said).rstrip(".") + "."


def chinese(random: Random, letters: int) -> str:
    """Sentences of characters in no order."""
    said = [random.choice(PARTICLES) if random.random() < 0.3 else random.choice(HAN) for _ in range(letters)]
    for at in range(14, letters - 3, 15):
        said[at] += "，。"[at // 15 % 2]
    return "".join(said).rstrip("，。") + "。"


def flow(items: list[str]) -> str:
    """A YAML list on one line."""
    return "[" + ", ".join(f'"{item}"' for item in items) + "]"


if __name__ == "__main__":
    main()
