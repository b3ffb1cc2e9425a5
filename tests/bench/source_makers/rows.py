"""JSON, JSON Lines, CSV and Excel: an article a row, each fact under one of its public names."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from workbooks import workbook

from source_makers.stories import Told
from source_makers.variants import Variant, plain_text, put_picture, write

# The facts of an article under the names of public sources; what has no name the source does not have.
_SPIDER = {
    "page_name": "banner",
    "title": "title",
    "kicker": "leadtitle",
    "deck": "subtitle",
    "body": "content",
    "byline": "author",
    "topics": "keywords",
    "provider": "source",
    "picture": "image_links",
    "caption": "images_desc",
    "date": "date",
    "page": "page",
    "url": "url",
}
_ENGLISH = {
    "identifier": "id",
    "date": "date",
    "page": "page",
    "page_name": "page_name",
    "section": "section",
    "kicker": "kicker",
    "title": "title",
    "deck": "subtitle",
    "byline": "author",
    "body": "content",
    "topics": "tags",
    "url": "url",
    "provider": "source",
}
_CHINESE = {
    "identifier": "编号",
    "date": "日期",
    "page": "版号",
    "page_name": "版名",
    "section": "栏目",
    "kicker": "引题",
    "title": "标题",
    "deck": "副题",
    "byline": "作者",
    "body": "正文",
    "topics": "关键词",
    "picture": "图片",
    "caption": "图片说明",
    "provider": "来源",
    "url": "网址",
}
_FOUNDER = {
    "identifier": "articleid",
    "date": "date",
    "byline": "author",
    "title": "title",
    "topics": "keyword",
    "deck": "subtitle",
    "kicker": "introtitle",
    "page": "nodeid",
    "page_name": "nodename",
    "picture": "picurl",
    "body": "content",
}
_SCRAPY = {"title": "title", "body": "content", "url": "href", "date": "send_time", "section": "lable"}
_ARCHIVE = {"title": "标题", "dateline": "电头", "body": "全文", "date": "日期", "page": "版次"}
_NAMES = (_SPIDER, _ENGLISH, _CHINESE, _FOUNDER, _SCRAPY)
_OPTIONAL = {
    "identifier",
    "kicker",
    "deck",
    "section",
    "url",
    "provider",
    "topics",
    "page_name",
    "picture",
    "dateline",
}
Row = dict[str, object]


def made_json(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """One list of articles, alone or under a name."""
    rows, told = _rows(stories, folder, variant, variant.chance.choice(_NAMES), lists=True)
    is_wrapped = variant.chance.random() < 0.3
    top = {"paper": "砚江日报", "count": len(rows), "articles": rows} if is_wrapped else rows
    write(
        folder / "articles.json", json.dumps(top, ensure_ascii=False, indent=variant.chance.choice([None, 2]))
    )
    return [replace(each, provider="砚江日报") for each in told] if is_wrapped else told


def made_json_by_page(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A file a day, its pages with their articles within."""
    told = [_with(each, {**_ENGLISH, "caption": ""}) for each in variant.labelled(stories)]
    told = [replace(each, captions=(), picture=None) for each in told]
    page_name, articles = variant.chance.choice([("page", "articles"), ("版号", "文章"), ("page_no", "items")])
    for day, of_day in groupby(told, key=lambda each: each.date):
        pages = []
        for _, group in groupby(of_day, key=lambda each: each.page):
            of_page = list(group)
            rows = [_row(each, _ENGLISH, variant, lists=True) for each in of_page]
            for row in rows:
                for name in ("date", "page", "page_name"):
                    row.pop(name, None)
            pages.append({page_name: variant.page(of_page[0]), "name": of_page[0].page_name, articles: rows})
        top = {"date": variant.day(of_page[0]), "pages": pages}
        write(folder / f"{day:%Y%m%d}.json", json.dumps(top, ensure_ascii=False))
    return told


def made_json_by_day(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A list a day, whose file says the day: the dashboards of the 人民日报."""
    told = variant.labelled(stories)
    names = {
        name: text for name, text in _ENGLISH.items() if name in {"page", "title", "body", "byline", "url"}
    }
    form = variant.chance.choice(["%Y-%m-%d", "rmrb_%Y%m%d", "%Y/%m/%d", "news-%Y-%m-%d"])
    for day, group in groupby(told, key=lambda each: each.date):
        rows = [_row(each, names, variant, lists=False) for each in group]
        write(folder / f"{day.strftime(form)}.json", json.dumps(rows, ensure_ascii=False))
    return [_with(each, names) for each in told]


def made_json_lines(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """An article a line."""
    rows, told = _rows(stories, folder, variant, variant.chance.choice(_NAMES), lists=True)
    end = variant.chance.choice(["\n", "\r\n"])
    write(folder / "articles.jsonl", "".join(json.dumps(row, ensure_ascii=False) + end for row in rows))
    return told


def made_csv(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """UTF-8 as Excel saves it or as programs do."""
    return _csv(stories, folder, variant, variant.chance.choice(["utf-8", "utf-8-sig"]), ",")


def made_gb18030(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """What Excel in China calls CSV."""
    return _csv(stories, folder, variant, "gb18030", variant.chance.choice([",", ";"]))


def made_tabs(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """Cells between tabs, Excel's Unicode text among them."""
    return _csv(stories, folder, variant, variant.chance.choice(["utf-8", "utf-16"]), "\t")


def made_archive(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A historical database: the dateline in a field of its own."""
    lines = ("砚江十日电", "本报省城讯", "华东通讯社北京9月9日电")
    stories = [replace(told, dateline=lines[place % 3]) for place, told in enumerate(stories)]
    rows, told = _rows(stories, folder, variant, _ARCHIVE, lists=False)
    write(folder / "申报.csv", _table(rows, variant, ","))
    return told


def made_xlsx(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """One sheet, its days as texts or as Excel's days."""
    rows, told = _rows(stories, folder, variant, variant.chance.choice(_NAMES), lists=False)
    names = _columns(rows, variant)
    lines = [[*names], *([str(row.get(name, "")) for name in names] for row in rows)]
    cells = (
        "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>' for text in line)
        for line in lines
    )
    folder.mkdir(parents=True, exist_ok=True)
    workbook(folder / "稿件.xlsx", {"稿件": [f"<row>{line}</row>" for line in cells]})
    return told


def _csv(stories: Sequence[Told], folder: Path, variant: Variant, encoding: str, delimiter: str) -> list[Told]:
    rows, told = _rows(stories, folder, variant, variant.chance.choice(_NAMES), lists=False)
    suffix = "tsv" if delimiter == "\t" else "csv"
    write(folder / f"articles.{suffix}", _table(rows, variant, delimiter), encoding)
    return told


def _table(rows: Sequence[Row], variant: Variant, delimiter: str) -> str:
    text = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if variant.chance.random() < 0.5 else csv.QUOTE_MINIMAL
    table = csv.DictWriter(text, _columns(rows, variant), delimiter=delimiter, quoting=quoting)
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def _columns(rows: Iterable[Row], variant: Variant) -> list[str]:
    names = list(dict.fromkeys(name for row in rows for name in row))
    variant.chance.shuffle(names)
    return names


def _rows(
    stories: Sequence[Told], folder: Path, variant: Variant, names: Mapping[str, str], *, lists: bool
) -> tuple[list[Row], list[Told]]:
    """The rows, and the stories as they then say them."""
    told = [variant.thinned(_with(each, names)) for each in variant.labelled(stories)]
    way = variant.chance.randrange(4)
    rows = [_row(each, names, variant, lists=lists, way=way) for each in told]
    for each in told:
        put_picture(each, folder)
    return rows, told


def _with(told: Told, names: Mapping[str, str]) -> Told:
    """The story with only what these names can say of it."""
    gone: dict[str, Any] = dict.fromkeys(_OPTIONAL - {"topics"} - names.keys())
    told = replace(told, **gone) if gone else told
    if "topics" not in names:
        told = replace(told, topics=())
    if "caption" not in names:
        told = replace(told, captions=())
    if "byline" not in names:
        told = replace(told, byline=None, names=None)
    return told if "page" in names else replace(told, page="00", page_name=None)


def _row(told: Told, names: Mapping[str, str], variant: Variant, *, lists: bool, way: int = 0) -> Row:
    facts: Row = {
        "identifier": told.identifier,
        "date": variant.day(told),
        "page": variant.page(told) if told.page != "00" else None,
        "page_name": told.page_name,
        "section": told.section,
        "kicker": told.kicker,
        "title": told.title,
        "deck": told.deck,
        "byline": told.byline,
        "dateline": told.dateline,
        "body": list(told.paragraphs) if lists and way == 2 else plain_text(told, way),
        "topics": list(told.topics)
        if lists
        else variant.chance.choice([",", "，", "；", " | "]).join(told.topics),
        "picture": [told.picture] if lists and told.picture else told.picture,
        "caption": told.captions[0] if told.captions else None,
        "url": told.url,
        "provider": told.provider,
    }
    row = {names[name]: "" if value is None else value for name, value in facts.items() if names.get(name)}
    return variant.shuffled({**row, **variant.extras()})
