"""A paper with sections, a spread, a double issue, an extra, an evening paper; files named as people do."""

from pathlib import Path

from conftest import CASES

import build

CONTINUATION = CASES / "continuation"
LAKE = """墨池湖清淤完工

本报讯（通讯员 葛亮）墨池
湖清淤工程昨天完工，湖水比去年
深了半米。工人们从湖底清出淤泥
四千多方，还捞出三只旧石臼和一
块断碑，石臼和断碑已送到市博物
馆。湖边的步道下周恢复通行。
"""
BUS = """十一路公交车明起改道

本报讯（记者 邵一川）因河
堤路埋设水管，十一路公交车从明
天起改道行驶，不停靠河堤路口和
石码头两站。公交公司在两站贴出
了告示，并派人在早晚高峰引导乘
客换乘六路车。改道预计持续二十
天。
"""
# What an editor called the files, and what is printed on the pages.
TEXTS = {
    "2025-9-13/1.txt": ("mark-on-a-line-of-its-own/01.txt", "（下转第2版）", "（下转5版）"),
    "2025-9-13/4-5.txt": ("mark-on-a-line-of-its-own/02.txt", "", ""),
    "20250914/A1.txt": ("pages-of-section-a/01.txt", "▶下转A4版", "▶下转4版"),
    "20250914/A04版.txt": ("pages-of-section-a/04.txt", "", ""),
}
OTHERS = {
    "20250914/B02.txt": LAKE,
    "20250914/特刊01.TXT": BUS.replace("十一路", "十二路"),
    "2025年9月14日 号外/01.txt": LAKE.replace("墨池湖", "砚江"),
    "2025-09-14-晚报/第1版.txt": BUS.replace("公交车", "电车"),
    "2025-09-15-16合刊/01.txt": LAKE.replace("墨池湖", "柳湖"),
}
UNPAGED = {
    "2025-09-14/00-01.md": "---\ntitle: 渡口的钟\n---\n\n渡口的钟又响了，守钟人敲了三下。\n",
    "2025-09-17/00-01.md": "---\ntitle: 旧报抄存\n---\n\n抄自旧报的一段文字，版次已不可考。\n",
    "2025-09-17/00-02.md": "---\ntitle: 再抄一则\n---\n\n又一段抄下来的文字，讲的是摆渡。\n",
}


def laid_labelled(edition: Path) -> Path:
    """The folder with the texts of the pages, and articles of which nobody knows the page."""
    for name, (case, old, new) in TEXTS.items():
        text = (CONTINUATION / case).read_text(encoding="utf-8")
        assert old in text
        _write(edition / "content" / "pages" / name, text.replace(old, new) if old else text)
    for name, text in OTHERS.items():
        _write(edition / "content" / "pages" / name, text)
    for name, text in UNPAGED.items():
        _write(edition / "content" / "articles" / name, text)
    _write(edition / "content" / "edition.yaml", "name: 砚江日报\n")
    return edition


def built_labelled(edition: Path) -> Path:
    """The site of such a paper, read and built."""
    assert build.main(["--edition", str(laid_labelled(edition)), "--quiet"]) == 0
    return edition / "site"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
