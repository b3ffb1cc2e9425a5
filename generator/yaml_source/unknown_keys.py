"""A key that means nothing here -> which one is probably meant, and the code of what an editor is told."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from generator.model import Message, values_of

_SIMILARITY = 0.7  # of the letters, from which a key is taken for another misspelt
_FEW = 8  # keys that a sentence can name without hiding what it says
# What other systems, and editors in Chinese, call what we know: the first of these that is known is meant.
_MEANT: Mapping[str, tuple[str, ...]] = {
    "title": ("headline", "heading", "name", "标题"),
    "kicker": ("eyebrow", "overline", "引题", "肩题"),
    "subtitle": ("deck", "subhead", "subheading", "dek", "副题", "副标题"),
    "byline": ("author", "authors", "writer", "reporter", "by", "credit", "作者", "记者", "署名"),
    "dateline": ("电头",),
    "date": ("day", "datetime", "pubdate", "publishdate", "日期"),
    "page": ("pages", "版", "版次"),
    "section": ("column", "rubric", "栏目"),
    "jump": ("jumps", "转版"),
    "captions": ("images", "image", "photos", "photo", "pictures", "picture", "caption", "图片", "图片说明"),
    "corrections": ("correction", "errata", "erratum", "更正"),
    "topics": (
        "tags",
        "tag",
        "categories",
        "category",
        "keywords",
        "keyword",
        "subjects",
        "主题",
        "标签",
        "分类",
    ),
    "people": ("persons", "person", "names", "人物", "人名"),
    "places": ("locations", "location", "place", "地点", "地名"),
    "organisations": ("organizations", "organization", "orgs", "org", "机构", "单位"),
    "notes": ("comments", "comment", "remarks", "备注"),
    "status": ("state", "状态"),
    "name": ("title", "版名", "名称", "姓名"),
    "role": ("job", "身份"),
    "text": ("content", "value", "文字"),
    "credit": ("photographer", "摄影"),
    "image": ("src", "file", "url", "path", "图片"),
}


def meant_key(name: str, known: Collection[str]) -> str | None:
    """The one of the known keys that is meant by another: by what other systems call it, or misspelt."""
    plain = name.strip().casefold().replace("-", "_")
    if plain in known:
        return plain
    called = (key for key in known if plain.replace("_", "") in _MEANT.get(key, ()))
    return next(called, None) or next(
        iter(get_close_matches(plain, list(known), n=1, cutoff=_SIMILARITY)), None
    )


def unknown_key(name: str, known: Collection[str]) -> Message:
    """What an editor is told of a key that means nothing, and what to write instead."""
    meant = meant_key(name, known)
    if meant:
        return "unknown-key-meant", values_of(key=name, meant=meant)
    if 0 < len(known) <= _FEW:
        return "unknown-key-of-few", values_of(key=name, known=tuple(known))
    return "unknown-key", values_of(key=name)
