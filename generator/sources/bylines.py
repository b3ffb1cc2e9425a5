"""Whether a short line says who wrote an article."""

import re

# 本报记者 陈小青; 记者：林晚秋 — a name apart from the word, else it is a headline about reporters.
_BYLINE = re.compile(
    r"[□■●]?\s*(?:[\u4e00-\u9fff]{0,10})(?:记者|記者|通讯员|通訊員|评论员|評論員|作者|撰文|文/图|文图)[\s：:/／]+\S.{0,60}"
    r"|[□■]\s*\S.{0,40}"
)
_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,3}|[\u4e00-\u9fff·]{1,4}(?:[\s　、，]+[\u4e00-\u9fff·]{1,4})+")
_SENTENCE = re.compile(r"[。！？；]")


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote an article: 本报记者 陈小青, □何一苇."""
    return _BYLINE.fullmatch(text) is not None and _SENTENCE.search(text) is None


def is_names(text: str) -> bool:
    """Whether a line is names and nothing else: 何一苇, 林 晚 秋, 陈小青 林晚秋."""
    return _NAMES.fullmatch(text) is not None
