"""The set phrases by which a line says what it is: a jump, the page's own furniture, a lead, a caption."""

import re

from generator.model import Direction, Jump
from generator.typography import page_number, without_spaces

_HAN = r"\u4e00-\u9fff"
_PAGE = r"第?\s*(?:[A-Da-d]?\s*[0-9０-９]{1,2}|[〇一二三四五六七八九十]{1,3})\s*版"
_ON, _BACK = r"下\s*转", r"(?:上|紧)\s*接"
_SEE = r"(?:相关报道|全文)?\s*[详另]?\s*见"
_JUMP = re.compile(
    rf"""[（(〔\[【]\s*(?:{_ON}|{_BACK}|转|接|{_SEE})\s*{_PAGE}[^（()）\s。]{{0,12}}\s*[）)〕\]】]
    |[▶►▷→■◆▲●]\s*(?:{_ON}|{_BACK}|转|{_SEE})\s*{_PAGE}
    |(?<!\S)(?:{_ON}|{_BACK})\s*{_PAGE}(?!\S)""",
    re.VERBOSE,
)
_WORDS_BEFORE_PAGE = re.compile(r"^.*?(?=第|[A-D]?[0-9０-９]|[〇一二三四五六七八九十])")

_NUMERAL = r"[0-9０-９一二三四五六七八九十]{1,3}"
_YEAR_DATE = rf"(?:[0-9０-９]{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*{_NUMERAL}\s*月\s*{_NUMERAL}\s*日"
_LUNAR = rf"(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[{_HAN}]{{2,12}}|农历[{_HAN}]{{2,12}}"
_DATE = re.compile(rf"{_YEAR_DATE}|星\s*期\s*[一二三四五六日天]|{_LUNAR}")
_LONGEST_WORD_BESIDE_DATE = 6  # signs: 综合新闻, 第12版
_MOST_WORDS_BESIDE_DATE = 4
_PAGE_ALONE = re.compile(rf"{_PAGE}|[A-D]?\s*[0-9]{{1,2}}")
_DUTY = (
    "(?:责任编辑|责任校对|值班编委|值班主任|值班总编|本版责编|本版编辑|版面编辑|图片编辑|本版校对|本版美编|版式设计|"
    "责编|美编|编辑|版式|校对|审读|组版|制图|视觉|主编|检校|电话|热线|邮箱|投稿邮箱)"
)
_CREDITS = re.compile(
    rf"(?:{_DUTY}\s*[:：/／]?\s*[^\s:：，。]{{1,12}}(?:[\s|｜]+|$)(?:[{_HAN}]{{1,3}}(?:\s+|$)){{0,3}}){{1,8}}"
)
_CONTACT = re.compile(
    rf"[{_HAN}]{{0,10}}[\s:：]*[\w.-]{{1,40}}@[\w.-]{{1,40}}|[{_HAN}]{{0,8}}(?:热线|电话)\s*[:：]?\s*[\d-]{{5,20}}"
)
_IMPRINT = re.compile(
    r"统一连续出版物号|国内统一刊号|CN\s?\d\d-\d{4}|邮发代号|总第\s?[\d０-９]+\s?期|第\s?\d{4,6}\s?[期号]|"
    r"今日\s?[\d一二三四五六七八九十]+\s?版|(?:主管|主办|出版|印刷)\s?[:：]|(?:零售|每份)\S{0,4}元|"
    r"https?://|www\.|广告经营许可|承印"
)
_WEATHER = re.compile(
    r"(?:晴|多云|阴|小雨|中雨|阵雨|雷阵雨)\S{0,20}(?:气温|℃|偏[东南西北]风|级)|今日天气|天气预报\s?[:：]"
)
_SECTION_WORD = (
    "今日|本市|本地|特别|地方|国内|国际|图片|读者|便民|头版|要闻|综合|新闻|时政|时事|社会|生活|民生|经济|财经|文化|文体|"
    "文艺|体育|副刊|广告|公告|理论|评论|言论|观点|教育|科技|科教|健康|卫生|法治|法制|政法|专题|报道|深度|调查|县区|县域|"
    "城事|都市|城市|乡村|三农|农业|农村|旅游|读书|来信|视觉|影像|天下|专版|周末|人物|记录|服务"
)
_SECTION = re.compile(rf"(?:[{_HAN}]{{2,4}}[·•・])?(?:{_SECTION_WORD}){{1,3}}")
_MASTHEAD = re.compile(rf"[{_HAN}]{{2,6}}(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|快报)")
_LONGEST_FURNITURE = 120  # signs

_OPENING = re.compile(
    r"近日|日前|昨日|昨天|今日|今天|前日|前天|近期|最近|昨晚|今晨|连日来|记者|.{0,12}获悉|"
    rf"[0-9０-９]{{1,2}}\s*月\s*[0-9０-９]{{1,2}}\s*日|{_YEAR_DATE}"
)
_PHOTO_CREDIT = re.compile(r"(?:摄影|摄|供图|资料图片|图片由\S{1,12}提供|制图[:：]?\S{0,6}|[/／]图)\s?[）)]?$")
_KICKER_END = re.compile(
    r"(?:强调|指出|要求|表示|召开|举行|公布|发布|印发|发出|透露|披露|讲述|回答|调研|文章|时要求|介绍|见闻|征求意见|后续|成功|施行)[：:]?$"
    r"|[：:]$|(?:——|──)$"
)
_SENTENCE_ENDS = tuple("。！？!?…；：:;）)】～—")
_CLOSING_QUOTES = "”’」』"
_CREDIT_SIGNS = 30  # at the end of a caption


def split_jumps(raw: str) -> list[str]:
    """The parts of a line: each jump (（下转二版）) by itself, and what stands before and after it."""
    parts: list[str] = []
    end = 0
    for match in _JUMP.finditer(raw):
        if jump_in(match[0]) is None:
            continue
        parts += [raw[end : match.start()], match[0]]
        end = match.end()
    return [*parts, raw[end:]]


def jump_in(text: str) -> Jump | None:
    """The jump that a part of a line consists of, or None."""
    stripped = text.strip()
    if not _JUMP.fullmatch(stripped):
        return None
    page = page_number(_WORDS_BEFORE_PAGE.sub("", without_spaces(stripped)))
    direction = Direction.FROM if re.search(_BACK, stripped) else Direction.TO
    return Jump(direction, page, stripped) if page else None


def furniture_kind(text: str, *, at_edge: bool) -> str | None:
    """What a line that a page prints about itself is (date, number, name, credits, masthead, weather), or None.

    `at_edge`: whether it stands among the first or last lines of the page, where a bare number or a section's
    name is the page's own.
    """
    stripped = text.strip()
    if len(stripped) > _LONGEST_FURNITURE:
        return None
    if _CREDITS.fullmatch(stripped) or _CONTACT.fullmatch(stripped):
        return "credits"
    if _IMPRINT.search(stripped) and not stripped.endswith("。"):
        return "masthead"
    if _DATE.match(stripped) and not _text_beside_date(stripped):
        return "date"
    return _edge_kind(stripped) if at_edge else None


def is_section(word: str) -> bool:
    """Whether a word is the name of a page (要闻, 文化副刊)."""
    return bool(_SECTION.fullmatch(word))


def opens_lead(text: str) -> bool:
    """Whether a paragraph begins as a report begins: 近日, 6月14日, 记者…获悉."""
    return bool(_OPENING.match(text.lstrip()))


def has_photo_credit(text: str) -> bool:
    """Whether a text ends with who took the picture."""
    return bool(_PHOTO_CREDIT.search(text[-_CREDIT_SIGNS:].rstrip()))


def ends_as_kicker(text: str) -> bool:
    """Whether a head's line ends as kickers do: who said, met or published what the headline then tells."""
    return bool(_KICKER_END.search(text[-_CREDIT_SIGNS:]))


def ends_sentence(text: str) -> bool:
    """Whether a line's last sign may end a paragraph."""
    return text.rstrip().rstrip(_CLOSING_QUOTES).endswith(_SENTENCE_ENDS)


def _edge_kind(stripped: str) -> str | None:
    if _WEATHER.search(stripped):
        return "weather"
    if _PAGE_ALONE.fullmatch(stripped):
        return "number"
    if all(is_section(word) or _PAGE_ALONE.fullmatch(word) for word in re.split(r"[\s|｜]+", stripped)):
        return "name"
    return "masthead" if _MASTHEAD.fullmatch(without_spaces(stripped)) else None


def _text_beside_date(stripped: str) -> bool:
    words = [word for word in re.split(r"[\s·|｜]+", _DATE.sub(" ", stripped)) if word]
    running = any(len(word) > _LONGEST_WORD_BESIDE_DATE or re.search(r"[，。、；：]", word) for word in words)
    return running or len(words) > _MOST_WORDS_BESIDE_DATE
