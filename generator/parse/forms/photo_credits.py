"""The forms of photo credits at the end of captions: 丁原野 摄, 摄影：丁原野, 市文旅局供图, 资料图片."""

import re
from collections.abc import Set as AbstractSet

from generator.language import HAN, in_simplified_print
from generator.parse.forms.bylines import byline_pieces
from generator.parse.forms.names import NAME
from generator.parse.forms.set_phrases import YEAR_DATE

_ENDING = 40  # characters at the end of a caption
_CLOSE = rf"(?:\s{YEAR_DATE})?\s?[）)〕】]?$"
_TAKEN = "摄影报[道导]|摄影|拍摄|翻摄|航拍|(?<![0-9０-９])摄|供图|提供(?:图片|照片)?|绘|制图|(?<=\\s)作"
_NO_NAMES = re.compile(
    rf"(?P<by>资料(?:图片?|照片)|(?:新华社|中新社)(?:记者|发)?[/／][{HAN}]{{2,4}}|(?:新华社|中新社)发|人民视觉|人民图片|视觉中国|AI制?图"
    r"|(?<=[（(〔【\s/／])(?:(?:本报|报系|中央社|中新社)?(?:资料|档案)(?:照片?|画面)|美联社|路透社?|法新社|欧新社|中央社|中通社"
    r"|网[上络]图片|[取翻摄]{1,2}自\S{1,10}|翻摄画面))"
    rf"(?:\s?[（(]?资料(?:图片|照片)[）)]?)?{_CLOSE}"
)
_BY_FOR_ALL = re.compile(
    rf"(?:图片|照片|图|片)(?:除\S{{1,6}}外)?均?由(?P<by>.{{2,20}}?)\s?(?:{_TAKEN}){_CLOSE}"
)
_SIGN_BEFORE = re.compile(
    rf"(?:摄影|摄|图片|制图|绘图|插图|漫画|供图|航拍|图)\s?[:：/／]\s?(?P<by>[^\s。，：:]{{2,12}}?(?:\s[^\s。，：:]{{1,4}}?){{0,3}})(?:翻?摄|提供)?{_CLOSE}"
)
_NAMES_AFTER = re.compile(
    rf"(?:^|[。！？”…）)（(\s])(?:摄影|航拍|摄)\s(?P<by>{NAME}(?:[\s、]{NAME}){{0,3}}){_CLOSE}"
)
_TAKEN_AT_END = re.compile(rf"\s?[/／]?\s?(?:{_TAKEN}){_CLOSE}")
_SURE = re.compile(rf"\s?[/／]?\s?(?:摄|供图){_CLOSE}")  # said of nothing but pictures
_LIKE_NAMES = frozenset({"name", "role", "deed", "gap", "word", "desk"})
_POINTS_TO_PICTURE = re.compile(
    r"[▲▼◀▶△▽◁▷]+\s?(?!下转|上接)|(?:[左右上下大小本]|本版)?图\s?(?:为|说?[:：]|[①-⑳](?!\S*[、和])|[一二三四1-9]?[:：]|[/／](?=[^\s/／]{8}))"
)
_AFTER_STOP = re.compile(r"(?:^|[。！？”…）)\s])([^。！？”，\s][^。！？”，]{1,23})$")
_STARTS = re.compile(r"(?:^|(?<=[\s。！？”’…）)（(〔【]))(?=\S)")
_MARKS = "□■◆●○◎▲★—-·（）()〔〕【】[] "


def photo_credit(caption: str) -> str | None:
    """Who took the picture, as the end of its caption says (with the role printed there), or None."""
    ending = caption.rstrip()[-_ENDING:]
    plain = in_simplified_print(ending)
    for form in (_BY_FOR_ALL, _NO_NAMES, _SIGN_BEFORE, _NAMES_AFTER):
        if match := form.search(plain):
            return ending[slice(*match.span("by"))].strip(_MARKS)
    taken = _TAKEN_AT_END.search(plain)
    start = _start_of_names(plain[: taken.start()], taken[0]) if taken else None
    return ending[start : taken.start()].strip(_MARKS) if taken and start is not None else None


def has_photo_credit(text: str) -> bool:
    """Whether a text ends with who took the picture."""
    return photo_credit(text) is not None


def is_photo_credit(text: str) -> bool:
    """Whether a line says nothing but who took the picture (丁原野 摄)."""
    plain = in_simplified_print(text.strip())
    taken = _TAKEN_AT_END.search(plain)
    if taken and len(plain) <= _ENDING:
        return _credits_only(plain[: taken.start()].strip(_MARKS), _LIKE_NAMES)
    return any(match.start() == 0 for form in (_NO_NAMES, _SIGN_BEFORE) if (match := form.search(plain)))


def opens_caption(text: str) -> bool:
    """Whether a text begins as captions do that point to their picture: 图为, 左图：, ▲."""
    return bool(_POINTS_TO_PICTURE.match(in_simplified_print(text)))


def _start_of_names(text: str, taken: str) -> int | None:
    """Where the names begin that stand at the end of `text`, before what says that a picture was taken."""
    starts = [start.end() for start in _STARTS.finditer(text)]
    for start in starts:
        if _credits_only(text[start:], {"name", "role", "deed", "gap", "from"}):
            return start
    sure = bool(_SURE.match(taken))
    for start in starts:
        apart = start > 0 and text[start - 1] in " \u3000（(〔【"
        if (sure or taken[0] in " \u3000/／" or apart) and _credits_only(text[start:], _LIKE_NAMES):
            return start
    match = _AFTER_STOP.search(text) if sure else None
    return match.start(1) if match else None


def _credits_only(text: str, known: AbstractSet[str]) -> bool:
    """Whether all pieces of a text are of the known kinds, and one a name."""
    kinds = {piece.kind for piece in byline_pieces(text)}
    return bool({"name", "word"} & kinds) and kinds <= known
