"""The forms of what a page prints about itself: masthead, date, name, credits, weather, advertisements."""

import re

from generator.language import HAN, in_simplified_print, without_spaces
from generator.parse.forms.names import NAME
from generator.parse.forms.set_phrases import DAY, YEAR_DATE

_LONGEST_FURNITURE = 120  # characters

_WEEKDAY = rf"(?:星\s*期|周)\s*[一二三四五六日天](?![{HAN}])"
_ONES = "[一二三四五六七八九十]"
_CYCLE = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
_LUNAR_DAY = rf"(?:闰?(?:[正冬腊]|{_ONES}{{1,2}})月)?(?:初{_ONES}|[十廿]{_ONES}|[二三]?十)?"
_LUNAR = rf"(?:农历|夏历)?{_CYCLE}{_LUNAR_DAY}|(?:农历|夏历){_LUNAR_DAY}"
_DATE = re.compile(rf"{YEAR_DATE}|{DAY}(?=\s*{_WEEKDAY})|{_WEEKDAY}|{_LUNAR}")
_DATE_IN_FIGURES = re.compile(r"(?:19|20)\d\d\s?[.．/-]\s?\d{1,2}\s?[.．/-]\s?\d{1,2}")
_LONGEST_WORD_BESIDE_DATE = 6  # characters
_MOST_WORDS_BESIDE_DATE = 4
_PAGE = re.compile(
    r"第?\s*[A-Da-d]?\s*[0-9０-９]{1,2}\s*版?|第?[〇一二三四五六七八九十]{1,3}版|[今本]日?[\d一二三四五六七八九十]+版"
    r"|第[一二三四五六]大?张"
)
_GAP_IN_PAGE = re.compile(r"(?<=第)\s+(?=\d)|(?<=\d)\s+(?=版)")
_GAP = re.compile(r"[\s|｜·•・/／:：]+")
# What print draws between stories: ---, ———, * * *.
_RULE = re.compile(r"(?:[-‐‑‒–—―−_＿=＝~～*＊\u2500-\u257f]\s*){3,}")

_WHOSE = rf"责任|值班|本版|本期|首席|执行|见习|实习|美术|图片|文字|版面|版式|视觉|当值|{_ONES}版|\d{{1,2}}版|副"
_DUTY = (
    rf"(?:(?:{_WHOSE})*(?:编辑|责编|编审|主编|美编|校对|审校|审读|组版|排版|版式|制图|视觉|检校|版式设计|版面设计)|"
    "值班(?:编委|主任|总编|总编辑|领导)|总编辑|核稿|(?:版式|版面|本版|美术)设计|本版统筹)"
)
_NUMBER_OF_PHONE = r"[\d()（）-]{5,20}"
_ADDRESS = r"[\w.-]{1,40}@[\w.-]{1,40}"
_TO_NAME = rf"(?:\s*[:：/／]\s*|\s+|(?<=责编|美编)(?={NAME}(?:\s|$)))"
_FURTHER_NAME = rf"[\s、|｜/／]+(?!{_DUTY})[{HAN}]{{1,4}}(?=[\s、|｜/／]|$)"
_DUTY_AND_NAMES = rf"{_DUTY}{_TO_NAME}[^\s:：，。/／\d]{{1,4}}(?:{_FURTHER_NAME}){{0,3}}"
_PHONE = rf"[{HAN}]{{0,8}}(?:热线|电话|传真)\s*[:：]?\s*{_NUMBER_OF_PHONE}"
_MAIL = rf"(?:[{HAN}]{{0,10}}|E-?mail)[\s:：]*{_ADDRESS}"
_CREDITS = re.compile(
    rf"{_DUTY_AND_NAMES}(?:[\s|｜，,；;]+(?:{_DUTY_AND_NAMES}|{_PHONE}|{_MAIL})){{0,9}}", re.IGNORECASE
)
_CONTACT = re.compile(rf"(?:{_PHONE}|{_MAIL})(?:[\s|｜，,；;]+(?:{_PHONE}|{_MAIL})){{0,4}}", re.IGNORECASE)
_TO_US = re.compile("新闻热线|报料|本报|本版|投稿|编辑部|广告(?:热线|部)|发行|订报|投递|值班电话")

_IMPRINT = re.compile(
    r"统一连续出版物号|国内统一刊号|CN\s?\d\d-\d{4}|邮发代号|总第\s?[\d０-９]+\s?期|^第\s?\d{4,6}\s?[期号](?=\s|$)|"
    r"^今日\s?[\d一二三四五六七八九十]+\s?版|^(?:主管|主办|出版|印刷)(?:单位)?\s?[:：]|广告经营许可|"
    r"^今日(?:出版|零售)?[一二三四五六两]大?张半?|^(?:发行人|社长|总主笔)\s?[:：]|"
    r"^(?:网址\s?[:：]?\s?)?(?:https?://|www\.)\S+$"
)
_IMPRINT_AT_EDGE = re.compile(
    r"(?:^|\s)(?:零售|每份|定价)(?:每份)?\s?[:：]?\s?(?:港币|新台币|国币|大洋|铜元)?\s?[\d.一二三四五六七八九十百千]+\s?[元枚分]|承印|www\.|委(?:员会)?机关报$|"
    r"(?:报社|集团|中心|委|委员会)(?:主管|主办|出版|主管主办)$|"
    r"^(?:社址|(?:本报|报社)地址|邮编|邮政编码)\s?[:：]|^(?:微信公众号|官方微[博信]|新闻客户端|扫码|扫一扫)|"
    r"^[A-Z ]{4,30}(?:RIBAO|WANBAO|DAILY|NEWS)$"
)
_MASTHEAD = re.compile(rf"[{HAN}]{{2,6}}(?:日报|晚报|早报|晨报|时报|商报|都市报|周报|快报)")
_SKY = "(?:晴|多云|阴|雨|雪)"
_BESIDE_DATE = re.compile(rf"[今明][日天][{HAN}]{{2}}|{_MASTHEAD.pattern}")
_WEATHER = re.compile(
    rf"{_SKY}.{{0,20}}(?:气温|℃|偏?[东南西北]{{1,2}}风\s?[\d一二三四五六七八九]|风\S{{0,6}}级)|"
    rf"{_SKY}\S{{0,6}}\s*-?\d+\s*[~～—－-]+\s*-?\d+\s*[℃度]|今日天气|天气预报\s?[:：]"
)
_ADVERTISEMENT = re.compile(r"[·•【（(\s]*(?:公益)?广\s*告[·•】）)\s]*")
_OFFER = re.compile(
    r"(?:预[订约]|订[购阅餐]|咨询|招商|售楼|加盟|报名|抢购|团购|服务|购票)(?:热线|电话|专线)\s*[:：]?\s*[\d-]{5,20}"
)
_SECTION_WORD = (
    "今日|本市|本地|特别|地方|国内|国际|图片|读者|便民|头版|要闻|综合|新闻|时政|时事|社会|生活|民生|经济|财经|文化|文体|"
    "文艺|体育|副刊|港闻|两岸|焦点|影剧|论坛|民意|分类广告|公告广告|理论|评论|言论|观点|教育|科技|科教|健康|卫生|法治|法制|政法|专题|报道|深度|调查|县区|县域|"
    "城事|都市|城市|乡村|三农|农业|农村|旅游|读书|来信|视觉|影像|天下|专版|周末|人物|记录|服务|周刊|专刊|特刊|连载|家园"
)
_SECTION = re.compile(
    rf"(?:[{HAN}]{{2,4}}[·•・])?(?:{_SECTION_WORD}){{1,3}}(?:[·•・][{HAN}]{{2,4}})?|[{HAN}]{{2,4}}(?:副刊|周刊|专刊|特刊|专版|新闻)|周末版"
)


def furniture_kind(text: str, *, at_edge: bool) -> str | None:
    """What a line that a page prints about itself is (date, number, name, credits, masthead …), or None.

    `at_edge`: whether it stands among the first or last lines of the page, where a bare number or a section's
    name is the page's own.
    """
    stripped = _GAP_IN_PAGE.sub("", in_simplified_print(text.strip()))
    if _RULE.fullmatch(stripped):
        return "other"
    if len(stripped) > _LONGEST_FURNITURE or stripped.endswith("。"):
        return None
    return _worded_kind(stripped, at_edge=at_edge)


def _worded_kind(stripped: str, *, at_edge: bool) -> str | None:
    if _ADVERTISEMENT.fullmatch(stripped):
        return "advertisement"
    if _CREDITS.fullmatch(stripped) or (_CONTACT.fullmatch(stripped) and (at_edge or _TO_US.search(stripped))):
        return "credits"
    if _IMPRINT.search(stripped):
        return "masthead"
    if _is_date(stripped, at_edge=at_edge):
        return "date"
    return _edge_kind(stripped) if at_edge else None


def is_section(word: str) -> bool:
    """Whether a word is the name of a page (要闻, 文化副刊)."""
    return bool(_SECTION.fullmatch(in_simplified_print(word)))


def _is_date(stripped: str, *, at_edge: bool) -> bool:
    """Whether a line is the issue's date with what stands beside it: the page's name and number, a festival."""
    rest, dates = _DATE.subn(" ", stripped)
    if _DATE_IN_FIGURES.match(stripped):
        return at_edge and _are_short(_DATE_IN_FIGURES.sub(" ", rest))
    if not dates:
        return False
    words = [word for word in _GAP.split(rest) if word]
    if all(_is_page(word) or _BESIDE_DATE.fullmatch(word) or _IMPRINT.search(word) for word in words):
        return at_edge or bool(words) or dates > 1  # a date alone may be that of a notice
    return at_edge and _begins_with_year(stripped) and _are_short(rest)


def _begins_with_year(stripped: str) -> bool:
    return bool(re.match(rf"{YEAR_DATE}|{_WEEKDAY}|{DAY}\s*{_WEEKDAY}", stripped))


def _are_short(rest: str) -> bool:
    """Whether what stands beside a date are a few single words, not a text."""
    words = [word for word in re.split(r"[\s·|｜]+", rest) if word]
    running = any(len(word) > _LONGEST_WORD_BESIDE_DATE or re.search(r"[，。、；：]", word) for word in words)
    return not running and len(words) <= _MOST_WORDS_BESIDE_DATE


def _is_page(word: str) -> bool:
    return is_section(word) or bool(_PAGE.fullmatch(word))


def _edge_kind(stripped: str) -> str | None:
    if _WEATHER.search(stripped):
        return "weather"
    if _PAGE.fullmatch(stripped):
        return "number"
    if is_section(stripped) or all(_is_page(word) for word in _GAP.split(stripped)):
        return "name"
    if _MASTHEAD.fullmatch(without_spaces(stripped)) or _IMPRINT_AT_EDGE.search(stripped):
        return "masthead"
    return "advertisement" if _OFFER.search(stripped) else None
