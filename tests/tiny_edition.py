"""A tiny newspaper made by hand: two issues, five articles, and what is hard to show about them."""

from datetime import date

from generator.model import (
    Article,
    Byline,
    Caption,
    Credit,
    Dateline,
    Direction,
    Edition,
    Furniture,
    IndexEntry,
    IndexKind,
    Issue,
    Jump,
    Note,
    PrintedPage,
    SourceLines,
    Status,
    issue_key,
    key_of,
)
from generator.prose import Paragraph, markdown_body
from generator.settings import Settings

EARLIER, LATEST = date(2025, 6, 14), date(2025, 6, 15)
SETTINGS = Settings(
    name="雾桥日报",
    motto="晨雾散处，桥上有人",
    place="雾桥",
    publisher="雾桥日报社出版",
    founded="1956年创刊",
    description="雾桥镇的日报，每天四版。",
)
NASTY = "<script>alert(\"1\")</script> & “引号” '单' {{ strings }} *星* [方](javascript:x)"


def _body(*paragraphs: str) -> str:
    return markdown_body(
        Paragraph(text.removeprefix("＃"), subhead=text.startswith("＃")) for text in paragraphs
    )


def _sources(path: str, first: int, last: int) -> tuple[SourceLines, ...]:
    return (SourceLines(path, first, last),)


BRIDGE = Article(
    key=key_of("2025-06-15/01-01"),
    title="修旧如旧 老桥回到镇上人的日常",
    kicker="三百年石拱桥历时两年修缮完工",
    subtitle="拆下的一千二百块条石有八成放回原处",
    body=_body(
        "清早六点，卖豆腐的顾大爷挑着担子走上雾桥。两年没有走这条路了，他在桥心停了一停，用脚跟蹬了蹬桥面。石头没有响，他笑了笑，接着往东岸去。",
        "雾桥修缮工程昨天完工。镇上把第一天留给了老住户：不剪彩，不奏乐，天亮就放行。到上午九点，桥上走过的人比平日多了三倍，有人推着轮椅，有人牵着刚会走路的孩子。",
        "＃一块石头一个号",
        "修桥最费工夫的是拆。工程队给每块条石写上号码，按照在桥上的位置排在河滩，远远看去像一座躺平的桥。石匠沈砚秋带着六个徒弟，花了五个月敲打、试装、再敲打。",
        "“能放回去的都放回去。”沈砚秋说，裂得不成样子的才换新石。新石从上游二十里外的老石场取，颜色略浅，要晒上几年才会和旧石一样。他在每块新石的背面都刻了年份，朝着河水，走路的人看不见。",
        "＃水涨到哪里，心里有数",
        "桥墩上新装了三支水尺，刻度从零到六米。镇水文站每逢大雨派人来读，读数写在桥头的木牌上。站长说，木牌比手机慢，但是老人看得懂，也信得过。",
        "完工以后，桥上仍然不许机动车通行。东岸小学的家长提出，接送孩子的三轮车能不能例外，镇里答应九月开学以前给出答复。",
    ),
    byline=Byline("本报记者 林见川 摄影 陶小满", (Credit("记者", "林见川"), Credit("摄影", "陶小满"))),
    captions=(Caption("老桥放行的第一个早晨，东岸的孩子们跑在最前面。", "陶小满 摄", "bridge/morning.jpg"),),
    jumps=(Jump(Direction.TO, "02", "（下转第二版）"),),
    topics=("老桥修缮", "水利"),
    people=("沈砚秋", "顾长根"),
    places=("雾桥",),
    organisations=("雾桥水文站",),
    source=_sources("pages/2025-06-15/01.txt", 2, 48),
    confidence=0.93,
    notes=(Note(text="标题与正文相隔三十行，按用词相近配对。"),),
)
UNTITLED = Article(
    key=key_of("2025-06-15/01-02"),
    title=None,
    body=_body(
        "今年的早稻比往年早熟了六天。镇农技站的人从五月起每隔三天下一次田，把稻穗一枝一枝数过来，得出的数字写在仓库的黑板上。",
        "农技站估计，如果月底以前不再下大雨，每亩可以比去年多收四十斤上下。",
    ),
    jumps=(Jump(Direction.TO, "04", "下转第四版"), Jump(Direction.TO, "02", "下转第二版")),
    topics=("水利",),
    places=("雾桥", "东岸"),
    source=_sources("pages/2025-06-15/01.txt", 50, 61),
    confidence=0.45,
)
CONTINUED = Article(
    key=key_of("2025-06-15/02-01"),
    title="老桥回到镇上人的日常",
    body=_body(
        "（上接第一版）桥头茶馆的老板娘把关了两年的西窗重新打开。她说，窗外没有桥的日子，茶都喝着没味道。",
    ),
    jumps=(Jump(Direction.FROM, "01", "（上接第一版）"),),
    people=("沈砚秋",),
    source=_sources("pages/2025-06-15/02.txt", 1, 9),
    confidence=0.7,
)
NASTY_ARTICLE = Article(
    key=key_of("2025-06-14/01-01"),
    title=f"标题里的 {NASTY}",
    kicker=NASTY,
    subtitle=NASTY,
    body=_body(NASTY, f"＃{NASTY}", "&lt;不是标签&gt;，也不是 &amp; 实体。"),
    byline=Byline(f"通讯员 {NASTY}"),
    dateline=Dateline("雾桥6月13日电", "雾桥日报", "雾桥", "6月13日"),
    section="读者来信",
    captions=(Caption(NASTY, NASTY), Caption("图在文件夹外面。", None, "../../secret.png")),
    jumps=(Jump(Direction.FROM, "03", "上接第三版"),),
    topics=(NASTY,),
    people=("顾长根",),
    source=_sources("pages/2025-06-14/01.txt", 3, 12),
    notes=(Note(text=NASTY),),
)
REVIEWED = Article(
    key=key_of("2025-06-14/01-02"),
    title="渡口夜班船下月恢复",
    body=_body("停了一个冬天的夜班船下月恢复，末班时间是晚上十点半，票价不变。"),
    byline=Byline("记者 林见川", (Credit("记者", "林见川"),)),
    places=("东岸",),
    source=_sources("pages/2025-06-14/01.txt", 14, 20),
    status=Status.REVIEWED,
)


def _entry(kind: IndexKind, name: str, letter: str, *articles: Article) -> IndexEntry:
    return IndexEntry(kind, name, letter, articles)


EDITION = Edition(
    issues=(
        Issue(
            issue_key(LATEST),
            (
                PrintedPage(
                    key=key_of("2025-06-15/01"),
                    name="要闻",
                    furniture=(
                        Furniture("masthead", "雾桥日报"),
                        Furniture("number", "总第20137期"),
                        Furniture("credits", "责编 何晚照 美编 陶小满"),
                        Furniture("weather", "今天多云 18℃～26℃"),
                    ),
                    articles=(BRIDGE, UNTITLED),
                ),
                PrintedPage(
                    key=key_of("2025-06-15/02"),
                    name="综合",
                    unplaced=_body("＃不知属于哪一篇的小标题", f"剩下的一行 {NASTY}"),
                    articles=(CONTINUED,),
                ),
            ),
        ),
        Issue(
            issue_key(EARLIER),
            (
                PrintedPage(key_of("2025-06-14/01"), "要闻", articles=(NASTY_ARTICLE, REVIEWED)),
                PrintedPage(key_of("2025-06-14/02"), furniture=(Furniture("stamp", "中缝"),)),
            ),
        ),
    ),
    indexes={
        IndexKind.TOPICS: (
            _entry(IndexKind.TOPICS, NASTY, "#", NASTY_ARTICLE),
            _entry(IndexKind.TOPICS, "老桥修缮", "L", BRIDGE),
            _entry(IndexKind.TOPICS, "水利", "S", BRIDGE, UNTITLED),
        ),
        IndexKind.PEOPLE: (
            _entry(IndexKind.PEOPLE, "顾长根", "G", BRIDGE, NASTY_ARTICLE),
            _entry(IndexKind.PEOPLE, "沈砚秋", "S", BRIDGE, CONTINUED),
        ),
        IndexKind.PLACES: (
            _entry(IndexKind.PLACES, "东岸", "D", UNTITLED, REVIEWED),
            _entry(IndexKind.PLACES, "雾桥", "W", BRIDGE, UNTITLED),
        ),
        IndexKind.REPORTERS: (
            _entry(IndexKind.REPORTERS, "林见川", "L", BRIDGE, REVIEWED),
            _entry(IndexKind.REPORTERS, "陶小满", "T", BRIDGE),
        ),
    },
)
