"""An invented edition with the stories that are hard to set: the longest, the shortest, without a headline."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

import tiny_edition as tiny

from generator.edition import arrange
from generator.model import (
    Article,
    Byline,
    Caption,
    Continuation,
    Credit,
    Direction,
    Edition,
    Furniture,
    Jump,
    Note,
    PrintedPage,
    SourceLines,
    Status,
    Topic,
    key_of,
)
from generator.prose import Paragraph, markdown_body

DAY = tiny.LATEST
# Markup, a mark that turns what follows it round and is never closed, and Hebrew.
NASTY = '<script>alert("1")</script> & {{ strings }} “引号” \u202e从右往左 \u05e9\u05dc\u05d5\u05dd'
FEATURE_LENGTH = 20_000  # characters
_SENTENCES = 9  # of a paragraph
_PARAGRAPHS = 6  # below a subhead

# Sentences are put together from lists whose lengths have no common factor, so that none comes twice.
_TIMES = (
    "清早",
    "正午",
    "傍晚",
    "涨水那天",
    "开春以后",
    "雨停的时候",
    "天还没亮",
    "收摊以前",
    "头一场雪里",
    "赶集的日子",
    "入伏那几天",
)
_PEOPLE = (
    "撑渡船的老人",
    "卖豆腐的顾大爷",
    "茶馆的老板娘",
    "水文站的站长",
    "东岸小学的校长",
    "修桥的石匠",
    "送报的姑娘",
)
_DEEDS = (
    "把缆绳一圈一圈绕在石柱上，又量了一回水深",
    "站在桥心听了一会儿，说石头没有响",
    "把关了两年的西窗推开，河风就进来了",
    "在木牌上写下读数，字比往年大了一号",
    "领着孩子们从东岸走到西岸，数了二百一十六步",
    "翻出一本旧账，上面记着每块条石的来处",
    "沿着堤岸走了一趟，回来时鞋上都是泥",
    "给过路的人倒茶，收多收少都不作声",
    "说起三十年前的大水，手比到了门楣",
    "修好了渡口的灯，灯下围着一圈看热闹的人",
    "把晒干的稻草捆好，等着船来装",
    "抬头看了看天，说后天还要落雨",
    "在仓库的黑板上添了一行，末了又改了一个数",
)
_SUBHEADS = ("渡口", "桥上的石头", "账本里的水", "东岸的孩子", "灯", "等一场雨", "老街的早市")


def _sentences() -> Iterator[str]:
    return (
        f"{_TIMES[n % len(_TIMES)]}，{_PEOPLE[n % len(_PEOPLE)]}{_DEEDS[n % len(_DEEDS)]}。" for n in count()
    )


def feature_text(length: int) -> str:
    """The Markdown of a text of so many characters, a little more at most, with subheads."""
    sentences, paragraphs, written = _sentences(), [], 0
    for number in count():
        if number % _PARAGRAPHS == 0 and number:
            paragraphs.append(Paragraph(_SUBHEADS[number // _PARAGRAPHS % len(_SUBHEADS)], subhead=True))
        paragraphs.append(Paragraph("".join(next(sentences) for _ in range(_SENTENCES))))
        written += len(paragraphs[-1].text)
        if written >= length:
            return markdown_body(paragraphs)
    raise AssertionError  # unreachable: the numbers have no end


def _text(*paragraphs: str) -> str:
    return markdown_body(Paragraph(text) for text in paragraphs)


def _article(number: str, title: str | None, body: str) -> Article:
    page = int(number.partition("-")[0])
    lines = SourceLines(f"pages/{DAY}/{page:02}.txt", 2, 40)
    return Article(key_of(f"{DAY}/{number}"), title, body, source=(lines,), confidence=0.86)


_TWO_LINES = _text("渡口的灯修好了。船工说，夜里过江的人可以看清跳板，也看得清彼此的脸。")
_SURNAMES = "林沈顾陶何许宋韩秦周吴郑冯蒋魏孔曹严金姜"
NAMES = tuple(f"{surname}{given}" for given in ("砚秋", "小满") for surname in _SURNAMES)
_LINKED = 30  # of the names; the others are named once, and have no page

BRIDGE = tiny.BRIDGE
UNTITLED = tiny.UNTITLED
CONTINUED = replace(tiny.CONTINUED, byline=Byline("（渡口来信）"))
PLAIN = _article("03-01", "渡口夜班船下月恢复", _TWO_LINES)
UNBROKEN = replace(
    _article("03-02", "渡口夜班船下月恢复末班延到十点半票价不变" * 3, feature_text(300)),
    kicker="开春以来雨水偏多河面涨了两尺三寸" * 3,
    subtitle="水文站提醒沿岸各户留意早晚两次读数" * 3,
)
EIGHT_PHRASES = replace(
    _article(
        "03-03",
        "老桥放行 渡船不停 夜班照开 灯也修好 茶馆开窗 学校开门 两岸的人 又走到一起",
        feature_text(900),
    ),
    kicker="两年修缮完工 三百年石拱桥重新走人",
    subtitle="一千二百块条石有八成放回原处 新石背面刻着年份 桥上仍然不许机动车通行",
    section="两岸",
    dateline=tiny.NASTY_ARTICLE.dateline,
)
ONE_LINE = _article("03-04", "明日有雨", _text("水文站说，明日有雨。"))
CREDITED = replace(
    _article("03-05", PLAIN.title, feature_text(500)),
    byline=Byline(
        "记者 许砚秋 宋砚秋 通讯员 韩砚秋 摄影 陶小满",
        (
            Credit("记者", NAMES[5]),
            Credit("记者", NAMES[6]),
            Credit("通讯员", NAMES[7]),
            Credit("实习生", "某某"),
            Credit("摄影", NAMES[23]),
        ),
    ),
    corrections=(
        "文中渡船的末班时间应为十点半，不是十点。",
        "第三段的石匠应为沈砚秋。",
        "图片说明里的西岸应为东岸。",
    ),
    topics=("水利", "没有来由的主题"),
)
TYPED = replace(PLAIN, source=(), confidence=None)  # as a person writes one
FEATURE = replace(
    _article("04-01", "一条河和它的镇子", feature_text(FEATURE_LENGTH)),
    continued=(Continuation("05", "一条河和它的镇子", None), Continuation("06")),
    people=NAMES,
    status=Status.REVIEWED,
)
# All that docs/markdown.md allows; no page of the edition has it.
FORMS = _article(
    "04-09",
    "渡口的早市",
    """### 桥头

早市[^1]从五点开到九点，{砚江|yàn jiāng}边停着一排{舳|zhú}舻[^2]，
船工在船头煮面。详见https://example.org/market。

江水向东流，\\
渡船向西走。

灯在桥上亮，\\
人在桥下候，候到天明潮水又回头。

#### 要带的

- 船票
- 雨衣
    - 大人的

| 渡口 | 船 | 头班 | 末班 | 票价（元） | 备注 |
|---|--:|:-:|:-:|--:|---|
| 青石渡 | 12 | 5：30 | 21：00 | 2 | 节日加开两班，清早有雾时停开 |
| 柳渡 | 3 | 6：00 | 19：30 | 1.5 | 只载人，不载车 |

##### 附注

> 水退了，人回来了。

[^1]: 旧称露水市。
[^2]: 首尾相接的船。

    见**县志**卷三。
""",
)
CREW = replace(_article("04-02", "渡口值班名单公布", _TWO_LINES), people=NAMES[:_LINKED])
NOTED = replace(
    _article("04-03", None, feature_text(200)),
    source=tuple(SourceLines(f"pages/{DAY}/{page:02}.txt", 3 * page, 90 + page) for page in range(1, 7)),
    confidence=0.31,
    notes=(
        Note(text="标题不在文字里，没有补写。"),
        Note(text="正文在第三十一行断开，下一栏的开头与它用词相近，接在一起。"),
        Note(text="署名一行夹在两篇之间，按距离归到这一篇。"),
        Note(text="电头印了两次，只留第一次。"),
        Note(text="“下转第四版”所指的版不在这一期里。"),
        Note(text="图片说明与另一篇的小标题同在一行，按空格分开。"),
        Note(text="页脚的三个字可能是正文的末尾。"),
        Note(text="与前一期同版的一篇开头相同，未合并。"),
    ),
    topics=("水利",),
    jumps=(Jump(Direction.FROM, "03", "上接第三版"), Jump(Direction.FROM, "09", "上接第九版")),
    body=markdown_body([Paragraph("水尺、桥墩、读数、堤岸、缆绳、河滩、渡口、水文、涨水、木牌都在这一段里。")]),
)
NASTY_ARTICLE = replace(
    tiny.NASTY_ARTICLE,
    key=key_of(f"{DAY}/05-01"),
    title=NASTY,
    kicker=NASTY,
    subtitle=NASTY,
    section=NASTY,
    body=_text(NASTY, "下一段照常从左往右。"),
    byline=Byline(NASTY, (Credit(NASTY, NASTY), Credit("记者", NAMES[0]))),
    captions=(Caption(NASTY, NASTY),),
    jumps=(Jump(Direction.TO, "09", NASTY), Jump(Direction.TO, "05", NASTY)),
    corrections=(NASTY,),
    topics=(NASTY,),
    people=(NASTY,),
    source=(SourceLines(f"pages/{NASTY}.txt", 1, 2),),
    notes=(Note(text=NASTY),),
)
PICTURES = replace(
    _article("05-02", "老桥的一天", _TWO_LINES),
    captions=(
        Caption("样报的头版，清早六点送到桥头。", "陶小满 摄", "bridge/morning.jpg"),
        Caption("没有照片的一则图片说明。", "陶小满 摄"),
        Caption("照片的作者已写在说明里。（陶小满 摄）", "陶小满 摄"),
        Caption(feature_text(240).replace("\n\n", "")),
    ),
)
_ON_PAGES = {
    1: (BRIDGE, UNTITLED),
    2: (CONTINUED,),
    3: (PLAIN, UNBROKEN, EIGHT_PHRASES, ONE_LINE, CREDITED),
    4: (FEATURE, CREW, NOTED),
    5: (NASTY_ARTICLE, PICTURES),
    6: (),
    7: (),
}
_PAGE_NAMES = {1: "要闻", 2: "综合", 3: "两岸", 5: NASTY, 6: "本版的名字特别长长到一行放不下还要往下接着写" * 2}
_ON_PAPER = tuple(
    replace(page, source=(SourceLines(f"pages/{DAY}/{page.label}.txt", 1, 90),))
    for page in (
        PrintedPage(key_of(f"{DAY}/{number:02}"), _PAGE_NAMES.get(number), articles=articles)
        for number, articles in _ON_PAGES.items()
    )
)
FIRST, *_, CONTINUING, EMPTY = _ON_PAPER
# What stands round the name on the front page: all of it, on the first page.
_FURNITURE = (
    Furniture("number", "总第20137期"),
    Furniture("weather", "今天多云转阵雨，东南风三级，18℃～26℃；明天小雨转晴，偏北风二级，16℃～24℃"),
)


def _earlier(day: date, *titles: str | None) -> PrintedPage:
    articles = (
        Article(key_of(f"{day}/01-{number:02}"), title, _TWO_LINES)
        for number, title in enumerate(titles, start=1)
    )
    return PrintedPage(key_of(f"{day}/01"), "要闻", articles=tuple(articles))


EDITION: Edition = arrange(
    [
        replace(FIRST, furniture=_FURNITURE),
        *_ON_PAPER[1:],
        _earlier(date(2025, 6, 14), *(f"{place}岸的第{place}件事" for place in "一二三四五六七八")),
        _earlier(date(2025, 6, 10)),
        _earlier(date(2025, 6, 2), None, "端午赛船 东岸两胜一负", UNBROKEN.title),
        _earlier(date(2025, 9, 30), "秋汛过境"),
        _earlier(date(2025, 9, 5), NASTY),
        _earlier(date(2024, 6, 15), "桥墩开始围堰"),
        _earlier(date(2015, 6, 15), None),
        _earlier(date(1996, 6, 15)),
    ],
    topics=(Topic("水利", ("水尺", "桥墩", "读数", "堤岸", "缆绳", "河滩", "渡口", "水文", "涨水", "木牌")),),
)
