"""Bylines, datelines, photo credits and furniture by their printed forms, one table each."""

import pytest

from generator.language.typography import without_selectors
from generator.model import Byline, Dateline
from generator.parse.forms import bylines, credits, datelines, furniture, names, photo_credits  # noqa: A004 - a module of ours


def people(byline: Byline | None) -> str:
    """The people of a byline, each with the role: 记者/沈砚秋 通讯员/葛亮."""
    return " ".join(f"{credit.role}/{credit.name}" for credit in byline.credits) if byline else ""


# --- bylines ---------------------------------------------------------------------------------------------

BYLINES = [
    ("本报记者 沈砚秋 葛 亮 文/图", "本报记者/沈砚秋 本报记者/葛亮"),
    ("记者沈砚秋 通讯员葛亮 尹白露 摄影报道", "记者/沈砚秋 通讯员/葛亮 通讯员/尹白露"),
    ("本报记者沈砚秋通讯员葛亮", "本报记者/沈砚秋 通讯员/葛亮"),
    ("本报记者沈砚秋、通讯员葛亮、尹白露报道", "本报记者/沈砚秋 通讯员/葛亮 通讯员/尹白露"),
    ("本报驻松陂记者 沈砚秋 本报驻芦湾记者 葛 亮", "本报驻松陂记者/沈砚秋 本报驻芦湾记者/葛亮"),
    ("本报见习记者 龚紫陌 实习生 龙 飞", "本报见习记者/龚紫陌 实习生/龙飞"),
    ("本报首席评论员 沈砚秋", "本报首席评论员/沈砚秋"),
    ("本报松陂记者站记者 沈砚秋", "本报松陂记者站记者/沈砚秋"),
    ("砚江日报·新砚江全媒体记者 沈砚秋", "砚江日报·新砚江全媒体记者/沈砚秋"),
    ("市融媒体中心记者 沈砚秋 葛亮", "市融媒体中心记者/沈砚秋 市融媒体中心记者/葛亮"),
    ("华东通讯社记者 沈砚秋", "华东通讯社记者/沈砚秋"),
    ("全媒体记者 林晚秋 文/图", "全媒体记者/林晚秋"),
    ("特派记者 林晚秋 发自墨池", "特派记者/林晚秋"),
    ("本报记者 林晚秋 松陂报道", "本报记者/林晚秋"),
    ("记者 欧阳文静 诸葛明", "记者/欧阳文静 记者/诸葛明"),
    ("记者 阿依古丽·艾山", "记者/阿依古丽·艾山"),
    ("本报记者 古丽努尔·艾山江 摄影报道", "本报记者/古丽努尔·艾山江"),
    ("文/约翰·史密斯", "文/约翰·史密斯"),
    ("文/秋水", "文/秋水"),
    ("沈砚秋/文 葛亮/图", "文/沈砚秋 图/葛亮"),
    ("记者 沈砚秋/文 葛 亮/图", "记者/沈砚秋 记者/葛亮"),
    ("沈砚秋 文 葛亮 图", "文/沈砚秋 图/葛亮"),
    ("文/沈砚秋 图/葛亮", "文/沈砚秋 图/葛亮"),
    ("江伯年 口述 沈砚秋 整理", "口述/江伯年 整理/沈砚秋"),
    ("记者 沈砚秋 文 葛亮 图", "记者/沈砚秋 记者/葛亮"),
    ("记者 沈砚秋 摄影 葛亮", "记者/沈砚秋 摄影/葛亮"),
    ("文 沈砚秋 图 葛亮", "文/沈砚秋 图/葛亮"),
    ("文/图 记者 沈砚秋", "记者/沈砚秋"),
    ("采写：本报记者 沈砚秋 摄影：葛亮", "本报记者/沈砚秋 摄影/葛亮"),
    ("口述：应长根 整理：沈砚秋", "口述/应长根 整理/沈砚秋"),
    ("策划：沈砚秋 统筹：葛亮 执行：尹白露", "策划/沈砚秋 统筹/葛亮 执行/尹白露"),
    ("系列报道策划：秦望舒、白荻 本篇统筹：葛亮", "系列报道策划/秦望舒 系列报道策划/白荻 本篇统筹/葛亮"),
    ("编译/尹白露", "编译/尹白露"),
    ("编译 尹白露", "编译/尹白露"),
    ("漫画：白荻", "漫画/白荻"),
    ("作者：应长根", "作者/应长根"),
    ("读者 应长根", "读者/应长根"),
    ("槐荫街居民 应长根", "槐荫街居民/应长根"),
    ("□贝小舟", "/贝小舟"),
    ("□ 本报记者 贝小舟", "本报记者/贝小舟"),
    ("□沈砚秋贝小舟报道", "/沈砚秋 /贝小舟"),
    ("□老码头人", "/老码头人"),
    ("■本报特派记者 贝小舟", "本报特派记者/贝小舟"),
    ("◎贝小舟", "/贝小舟"),
    ("（沈砚秋 贝小舟）", "/沈砚秋 /贝小舟"),
    ("(记者沈砚秋 葛亮)", "记者/沈砚秋 记者/葛亮"),
    ("【记者 沈砚秋】", "记者/沈砚秋"),
    ("——记者沈砚秋", "记者/沈砚秋"),
    ("（葛亮整理）", "整理/葛亮"),
    ("本報記者 陳大文", "本報記者/陳大文"),
    ("記者 張三元 攝影報導", "記者/張三元"),
    ("記者陳大文／硯江報導", "記者/陳大文"),
    ("〔記者陳大文硯江報導〕", "記者/陳大文"),
    ("記者陳大文柳州報導", "記者/陳大文"),
    ("〔記者陳大文、林晚秋／柳州－南寧連線報導〕", "記者/陳大文 記者/林晚秋"),
    ("陳大文／綜合報導", "/陳大文"),
    ("記者陳大文／專訪", "記者/陳大文"),
    ("編譯陳大文／綜合外電報導", "編譯/陳大文"),
    ("本報特派員 陳大文", "本報特派員/陳大文"),
    ("●香江日報記者 陳大文 柳州報道", "香江日報記者/陳大文"),
    ("撰文：陳大文　攝影：何一葦", "撰文/陳大文 攝影/何一葦"),
    ("本报评论员", ""),
    ("华东通讯社记者", ""),
]


@pytest.mark.parametrize(("text", "credited"), BYLINES, ids=[text for text, _ in BYLINES])
def test_a_byline_is_known_and_gives_each_person_the_role_printed_beside_the_name(
    text: str, credited: str
) -> None:
    assert bylines.is_byline(text)
    assert people(credits.byline_of(text)) == credited


@pytest.mark.parametrize(
    "text",
    [
        *(
            "记者走进乡村看变化",
            "本报举办读者日",
            "记者节里话记者",
            "本报记者走基层",
            "记者 我们在现场",
            "一线记者 手记",
        ),
        *(
            "特派记者团出发",
            "通讯员培训班开班",
            "评论员文章",
            "编译局召开会议",
            "柳州夜市重開報導",
            "摄影 让城市更美",
            "摄影大赛开幕",
        ),
        *("作者与读者见面", "文物 说话", "图书 漂流", "策划一场音乐会", "白鹭归来", "高山流水", "读者来信"),
        *("□新闻链接", "■ 相关链接", "■链接", "●亮点", "◎评论", "■短评", "□来信摘登", "■记者手记", "□一线故事"),
        *(
            "■新桥通车",
            "■问 青瓦桥何时通车",
            "◆时间表",
            "▲贝小舟",
            "（完）",
            "（作者系市图书馆馆员）",
            "（图②）",
        ),
        *("丁原野 摄", "本报记者 丁原野 摄", "市文旅局供图", "资料图片", "", "。"),
    ],
)
def test_a_headline_a_column_or_a_photo_credit_is_no_byline(text: str) -> None:
    assert not bylines.is_byline(text)


@pytest.mark.parametrize(
    ("lead", "byline"),
    [
        ("本报讯 （记者 沈砚秋）昨天，", "记者 沈砚秋"),
        ("本报讯（记者约翰）昨天，", "记者约翰"),
        ("【本报讯】（记者沈砚秋 通讯员葛亮）昨天，", "记者沈砚秋 通讯员葛亮"),
        ("本报讯 记者沈砚秋报道 昨天，", "记者沈砚秋"),
        ("华东通讯社墨池9月4日电 记者沈砚秋 昨天，", "记者沈砚秋"),
        ("本報訊（記者陳大文）昨日，", "記者陳大文"),
        ("【本報訊】記者陳大文報道：青石", "記者陳大文"),
        ("【本報訊】記者陳大文柳州報道：青石", "記者陳大文"),
        ("〔記者陳大文／柳州報導〕青石", "記者陳大文／柳州報導"),
        ("【記者陳大文柳州報導】青石", "記者陳大文柳州報導"),
        ("〔陳大文／綜合報導〕青石", "陳大文／綜合報導"),
        ("〔記者陳大文／專訪〕青石", "記者陳大文／專訪"),
        ("〔綜合報導〕青石", None),
        ("昨天（见记者手记），", None),
        ("昨天（记者注：指新桥），", None),
        ("本报讯 记者昨日从市水利局获悉，", None),
    ],
)
def test_a_lead_names_its_writer_in_brackets_or_after_the_dateline(lead: str, byline: str | None) -> None:
    assert bylines.byline_in_lead(lead) == byline


@pytest.mark.parametrize(
    ("ending", "byline"),
    [
        ("昨天通车。（记者沈砚秋）", "记者沈砚秋"),
        ("昨天通车。 （沈砚秋 葛 亮）", "沈砚秋 葛 亮"),
        ("昨天通车。本报记者 沈砚秋", "本报记者 沈砚秋"),
        ("昨天通车。 沈砚秋 文/图", "沈砚秋 文/图"),
        ("都说“通车了”。（编译/尹白露）", "编译/尹白露"),
        ("昨天通车（略）。", None),
        ("昨天通车。（见图）", None),
        ("他从前是记者 沈砚秋", None),
        ("昨天通车。 沈砚秋", None),
    ],
)
def test_a_text_names_its_writer_at_the_end(ending: str, byline: str | None) -> None:
    assert bylines.byline_at_end(ending) == byline


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("沈砚秋贝小舟", ["沈砚秋", "贝小舟"]),
        ("葛亮白荻", ["葛亮", "白荻"]),
        ("欧阳文静葛亮", ["欧阳文静", "葛亮"]),
        ("欧阳文静", ["欧阳文静"]),
        ("特别报道组", ["特别报道组"]),
    ],
)
def test_names_that_touch_are_parted(text: str, found: list[str]) -> None:
    assert names.names_in(text) == found


# --- datelines -------------------------------------------------------------------------------------------

DATELINES = [
    ("本报讯 （记者 沈砚秋）昨天，", Dateline("本报讯", "本报")),
    ("【本报讯】昨天，", Dateline("【本报讯】", "本报")),
    ("〔本報訊〕昨天，", Dateline("〔本報訊〕", "本報")),
    ("本报松陂讯 昨天，", Dateline("本报松陂讯", "本报", "松陂")),
    ("本报墨池 9 月 4 日电（记者 沈砚秋）", Dateline("本报墨池 9 月 4 日电", "本报", "墨池", "9 月 4 日")),
    ("本报墨池三日专电 昨天，", Dateline("本报墨池三日专电", "本报", "墨池", "三日")),
    ("本报墨池、松陂9月4日电", Dateline("本报墨池、松陂9月4日电", "本报", "墨池、松陂", "9月4日")),
    ("本报快讯 昨天，", Dateline("本报快讯", "本报")),
    ("本报综合消息 昨天，", Dateline("本报综合消息", "本报")),
    ("综合华东通讯社消息 昨天，", Dateline("综合华东通讯社消息", "华东通讯社")),
    ("新华社北京６月３日电 昨天，", Dateline("新华社北京６月３日电", "新华社", "北京", "６月３日")),
    ("据新华社电 昨天，", Dateline("据新华社电", "新华社")),
    ("新华社快讯：昨天，", Dateline("新华社快讯", "新华社")),
    ("中新网6月3日电 昨天，", Dateline("中新网6月3日电", "中新网", None, "6月3日")),
    ("中央社記者陳大文臺北3日電", Dateline("中央社記者陳大文臺北3日電", "中央社", "臺北", "3日")),
    ("砚江日报消息（记者沈砚秋）", Dateline("砚江日报消息", "砚江日报")),
    ("〔本報柳州卅日電〕青石", Dateline("〔本報柳州卅日電〕", "本報", "柳州", "卅日")),
    ("〔中央社南寧廿九日電〕青石", Dateline("〔中央社南寧廿九日電〕", "中央社", "南寧", "廿九日")),
    ("〔本報桂林廿日專電〕青石", Dateline("〔本報桂林廿日專電〕", "本報", "桂林", "廿日")),
    (
        "〔本報柳州元月卅日下午三時電〕",
        Dateline("〔本報柳州元月卅日下午三時電〕", "本報", "柳州", "元月卅日下午三時"),
    ),
    ("〔柳州卅日電〕青石", Dateline("〔柳州卅日電〕", None, "柳州", "卅日")),
    ("〔柳州卅電〕青石", Dateline("〔柳州卅電〕", None, "柳州", "卅")),
    ("柳州卅日電　青石", Dateline("柳州卅日電", None, "柳州", "卅日")),
    ("〔柳州通訊〕青石", Dateline("〔柳州通訊〕", None, "柳州")),
    ("〔又電〕青石", Dateline("〔又電〕")),
    ("〔本市訊〕青石", Dateline("〔本市訊〕")),
    ("〔體育訊〕青石", Dateline("〔體育訊〕")),
    ("【明報專訊】青石", Dateline("【明報專訊】", "明報")),
    ("（路透柳州卅日電）青石", Dateline("（路透柳州卅日電）", "路透", "柳州", "卅日")),
    ("（法新社柳州30日電）青石", Dateline("（法新社柳州30日電）", "法新社", "柳州", "30日")),
    ("（中央社柳州30日綜合外電報導）", Dateline("（中央社柳州30日綜合外電報導）", "中央社", "柳州", "30日")),
    ("（中央社記者葛亮柳州三十日電）", Dateline("（中央社記者葛亮柳州三十日電）", "中央社", "柳州", "三十日")),
    ("【特派記者陳大文柳州廿日電】", Dateline("【特派記者陳大文柳州廿日電】", None, "柳州", "廿日")),
    ("〔記者陳大文／柳州報導〕青石", Dateline("〔記者陳大文／柳州報導〕", None, "柳州")),
    (
        "〔本報記者陳大文／柳州三十日報導〕",
        Dateline("〔本報記者陳大文／柳州三十日報導〕", "本報", "柳州", "三十日"),
    ),
    ("〔社會中心／綜合報導〕青石", Dateline("〔社會中心／綜合報導〕", "社會中心")),
    ("昨日通車。（柳州卅日電）", Dateline("（柳州卅日電）", None, "柳州", "卅日")),
    ("央视新闻消息 昨天，", Dateline("央视新闻消息", "央视新闻")),
    (
        "昨天通车。（华东通讯社墨池9月4日电）",
        Dateline("华东通讯社墨池9月4日电", "华东通讯社", "墨池", "9月4日"),
    ),
    ("昨天通车。 据新华社", Dateline("据新华社", "新华社")),
    ("昨天通车。（据《砚江日报》）", Dateline("据《砚江日报》", "《砚江日报》")),
    ("昨天通车。（原载《砚江文艺》）", Dateline("原载《砚江文艺》", "《砚江文艺》")),
    ("昨天通车。（来源：新华社）", Dateline("来源：新华社", "新华社")),
    ("昨天通车。（新华社）", Dateline("新华社", "新华社")),
    ("昨天通车。 本报综合报道", Dateline("本报综合报道", "本报")),
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES, ids=[text for text, _ in DATELINES])
def test_a_dateline_is_split_into_source_place_and_date(text: str, dateline: Dateline) -> None:
    assert credits.dateline_in([text]) == dateline


@pytest.mark.parametrize(
    "text",
    [
        *(
            "本报电子版上线",
            "新华社电视频道开播",
            "新华社电讯稿件库",
            "本报讯息台",
            "市电视台电影频道",
            "本报电话已开通",
            "【校園簡訊】昨日",
            "【科技資訊】昨日",
            "（柳州訊）昨日",
            "〔綜合報導〕昨日",
        ),
        *("据市气象台消息，今天有雨", "据报道，昨天通车", "据《砚江日报》报道，昨天通车", "砚江日报社消防演练"),
    ],
)
def test_running_text_is_no_dateline(text: str) -> None:
    assert credits.dateline_in([text]) is None


@pytest.mark.parametrize(
    "text",
    [
        "据新华社",
        "（本报讯）",
        "（作者系市图书馆馆员）",
        "（摘自《砚江文艺》）",
        "本报综合报道",
        "（未完待续）",
    ],
)
def test_a_line_may_be_nothing_but_where_a_story_comes_from(text: str) -> None:
    assert datelines.is_source_alone(text)


# --- photo credits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ending", "credit"),
    [
        ("停下来看江水。 本报记者 丁原野 摄", "本报记者 丁原野"),
        ("停下来看江水。丁原野摄", "丁原野"),
        ("停下来看江水 丁原野 摄", "丁原野"),
        ("停下来看江水。（丁 荻 摄）", "丁荻"),
        ("停下来看江水。 本报记者 丁原野 通讯员 葛亮 摄", "本报记者 丁原野 通讯员 葛亮"),
        ("停下来看江水。 新华社发（丁原野 摄）", "丁原野"),
        ("停下来看江水。 丁原野 摄影报道", "丁原野"),
        ("停下来看江水。 摄影：丁原野", "丁原野"),
        ("停下来看江水。 摄影 丁原野", "丁原野"),
        ("停下来看江水。 图/丁原野", "丁原野"),
        ("停下来看江水。 丁原野/摄", "丁原野"),
        ("停下来看江水。 图片由市文旅局提供", "市文旅局"),
        ("停下来看江水。 市文旅局供图", "市文旅局"),
        ("停下来看江水。 受访者提供", "受访者"),
        ("停下来看江水。（资料图片）", "资料图片"),
        ("停下来看江水。 新华社/法新", "新华社/法新"),
        ("白鹭来仪 丁原野 作", "丁原野"),
        ("本版图片均由本报记者 丁原野 摄", "本报记者 丁原野"),
        ("停下來看江水。 本報記者 丁原野 攝", "本報記者 丁原野"),
        ("停下來看江水。（記者丁原野攝）", "記者丁原野"),
        ("停下來看江水。圖／記者丁原野攝", "記者丁原野"),
        ("停下來看江水。（記者丁原野翻攝）", "記者丁原野"),
        ("停下來看江水。（圖／市府提供）", "市府"),
        ("停下來看江水。（受訪者提供圖片）", "受訪者"),
        ("停下來看江水。（本報資料照）", "本報資料照"),
        ("停下來看江水。（美聯社）", "美聯社"),
        ("停下來看江水。中央社記者丁原野攝 114年9月30日", "中央社記者丁原野"),
    ],
)
def test_a_caption_ends_with_who_took_the_picture(ending: str, credit: str) -> None:
    assert credits.photo_credit_in(ending) == credit


@pytest.mark.parametrize(
    "text",
    [
        *(
            "停下来看江水。",
            "市民爱上摄影",
            "气温升到43摄",
            "线索由市民提供",
            "老人们用手机拍摄",
            "两市合作",
            "第三次工作",
        ),
        *("给事业提供", "船从江上开过，葛亮", "摄影 让城市更美"),
    ],
)
def test_running_text_has_no_photo_credit(text: str) -> None:
    assert not photo_credits.has_photo_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "图为老船工。",
        "▲9月3日，老船工在桥心。",
        "左图：老船工。",
        "图①：老船工。",
        "圖／老船工站在橋心看水。",
        "圖說：老船工。",
    ],
)
def test_a_caption_may_point_to_its_picture(text: str) -> None:
    assert photo_credits.opens_caption(text)


@pytest.mark.parametrize("text", ["图书馆昨天开放。", "图①和图②为老船工。", "▶下转2版", "上图书馆去"])
def test_running_text_points_to_no_picture(text: str) -> None:
    assert not photo_credits.opens_caption(text)


# --- furniture -------------------------------------------------------------------------------------------

FURNITURE = [
    ("2025年9月5日 星期五", "date"),
    ("二〇二五年九月五日 星期五 农历乙巳年七月十四", "date"),
    ("2025年9月5日 星期五 农历七月十四 今日白露", "date"),
    ("2025年9月5日 星期五 第3版", "date"),
    ("03 综合新闻 2025年9月5日 星期五", "date"),
    ("9月5日 星期五", "date"),
    ("中華民國一一四年九月五日 星期五", "date"),
    ("民國卅八年元月廿日 星期四", "date"),
    ("114年9月5日 星期五", "date"),
    ("今日出版兩大張", "masthead"),
    ("發行人：何一葦", "masthead"),
    ("總編輯：何一葦 核稿：陳大文", "credits"),
    ("责任编辑：纪云帆 版式：施小茉 校对：龙井然", "credits"),
    ("责编/纪云帆 美编/施小茉", "credits"),
    ("一版责编：纪云帆", "credits"),
    ("值班编委 纪云帆 一版编辑 施小茉 电话 2345678", "credits"),
    ("本版编辑：纪云帆 实习编辑：白 荻", "credits"),
    ("新闻热线：2345678 广告热线：2345679", "credits"),
    ("投稿邮箱：yanjiang@example.com", "credits"),
    ("国内统一连续出版物号 CN00-0001 邮发代号：00-1", "masthead"),
    ("第12345期 今日8版", "masthead"),
    ("网址：www.example.com", "masthead"),
    ("广 告", "advertisement"),
    ("·公益广告·", "advertisement"),
]
AT_EDGE = [
    ("2025.9.5 星期五", "date"),
    ("二〇二五年九月五日", "date"),
    ("第3版", "number"),
    ("第二張", "number"),
    ("第一張 第二版", "name"),
    ("第 3 版", "number"),
    ("A03 要闻", "name"),
    ("3 版 社会民生", "name"),
    ("03版·社会", "name"),
    ("国际/体育", "name"),
    ("江风副刊", "name"),
    ("副刊·江风", "name"),
    ("文化周刊", "name"),
    ("硯江日報", "masthead"),
    ("砚江日报社出版", "masthead"),
    ("中共砚江市委机关报", "masthead"),
    ("社址：砚江市江滨路1号 邮编：000000", "masthead"),
    ("定价：1.00元", "masthead"),
    ("YANJIANG RIBAO", "masthead"),
    ("今日天气：多云转晴，气温22℃～31℃", "weather"),
    ("晴到多云 22℃~31℃", "weather"),
    ("阵雨转阴 西北风3到4级 最高28度", "weather"),
    ("老街糕点铺 预订热线：2345678", "advertisement"),
]


@pytest.mark.parametrize(("text", "kind"), FURNITURE, ids=[text for text, _ in FURNITURE])
def test_what_a_page_prints_about_itself_is_known_anywhere(text: str, kind: str) -> None:
    assert furniture.furniture_kind(text, at_edge=False) == kind


@pytest.mark.parametrize(("text", "kind"), AT_EDGE, ids=[text for text, _ in AT_EDGE])
def test_some_of_it_is_known_only_at_the_edge_of_the_page(text: str, kind: str) -> None:
    assert furniture.furniture_kind(text, at_edge=True) == kind
    assert furniture.furniture_kind(text, at_edge=False) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "编辑部的故事",
            "校对机器人上岗",
            "电话诈骗套路深",
            "视觉盛宴",
            "主编谈新书",
            "热线背后的故事",
            "周三新桥通车",
        ),
        *(
            "9月5日通车",
            "广告牌倒了",
            "周末去哪儿",
            "新闻发布会",
            "雨中送伞",
            "三级响应启动",
            "网络零售额破3万亿元",
        ),
        *("今天多云，气温22℃到31℃。", "联合国第2231号决议", "乙巳年龙舟赛在砚江举行"),
    ],
)
def test_a_headline_is_no_furniture(text: str) -> None:
    assert furniture.furniture_kind(text, at_edge=True) is None


@pytest.mark.parametrize("text", ["咨询电话：2345678", "2025年9月4日"])
def test_the_telephone_and_the_day_of_a_notice_are_its_own(text: str) -> None:
    assert furniture.furniture_kind(text, at_edge=False) is None


@pytest.mark.parametrize(
    "text", ["本报记者 葛\U000e0100亮", "本报记者 沈砚\ufe00秋\U000e0101", "□欧阳文\U000e0100静"]
)
def test_a_sign_in_a_special_shape_is_a_sign_of_a_name(text: str) -> None:
    plain = without_selectors(text)
    assert bylines.is_byline(text) == bylines.is_byline(plain) is True
    assert credits.byline_of(text).credits == credits.byline_of(plain).credits
    assert credits.byline_of(text).text == text


@pytest.mark.parametrize(
    ("byline", "dateline"),
    [
        ("記者陳大文／柳州報導", Dateline("記者陳大文／柳州報導", None, "柳州")),
        ("【本報記者陳大文／柳州報導】", Dateline("【本報記者陳大文／柳州報導】", "本報", "柳州")),
        ("記者陳大文", None),
        ("記者陳大文／綜合報導", None),
    ],
)
def test_a_byline_on_a_line_of_its_own_may_say_where_from(byline: str, dateline: Dateline | None) -> None:
    assert credits.dateline_in(["青石渡口昨日重開。"], byline) == dateline
