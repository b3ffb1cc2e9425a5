"""Crawlers' files: a day with its pages and articles under headings, or an article a file (rmrb crawlers)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from source_makers.stories import Told
from source_makers.variants import Variant, write


def made_day(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """`## 第01版：要闻`, `### 1. 题`, `——deck`, the author on a line of its own."""
    told = [replace(_said(each), kicker=None, deck=each.deck and f"——{each.deck}") for each in stories]
    form = variant.chance.choice(["人民日报_%Y-%m-%d.md", "rmrb-%Y%m%d.md", "%Y-%m-%d.md"])
    indent = variant.chance.choice(["", "　　"])
    for day, of_day in groupby(told, key=lambda each: each.date):
        lines = [f"# 砚江日报 {day:%Y年%m月%d日}", ""]
        for page, group in groupby(of_day, key=lambda each: (each.page, each.page_name)):
            lines += [f"## 第{page[0]}版：{page[1]}", ""]
            for place, each in enumerate(group, 1):
                lines += [f"### {place}. {each.title}", ""]
                lines += [each.deck, ""] if each.deck else []
                lines += [each.byline, ""] if each.byline else []
                lines += [line for text in each.paragraphs for line in (indent + text, "")]
        write(folder / day.strftime(form), "\n".join(lines))
    return told


def made_labelled_day(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """`### 题`, a list of labels and `#### 正文`."""
    told = [_said(each) for each in stories]
    has_pages = variant.chance.random() < 0.7
    for day, group in groupby(told, key=lambda each: each.date):
        lines = [f"# 砚江日报 {day:%Y-%m-%d}", ""]
        page = ""
        for each in group:
            if has_pages and page != each.page:
                page = each.page
                lines += [f"## 第{page}版：{each.page_name}", ""]
            labels = {
                "日期": f"{day:%Y-%m-%d}",
                "版面": f"第{each.page}版：{each.page_name}",
                "引题": each.kicker,
                "副题": each.deck,
                "作者": each.byline,
            }
            lines += [f"### {each.title}", ""]
            lines += [f"- {name}：{text}" for name, text in variant.shuffled(labels).items() if text]
            lines += ["", "#### 正文", "", *(line for text in each.paragraphs for line in (text, ""))]
        write(folder / f"{day:%Y-%m-%d}" / "full.md", "\n".join(lines))
    return told


def made_article_files(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """20250910-01-03.txt: kicker, headline, deck, author, text, a line each."""
    told = [replace(_said(each), page_name=None) for each in stories]
    told = [replace(each, kicker=None, deck=None) for each in told]
    between = variant.chance.choice(["\n", "\n\n"])
    for _, group in groupby(told, key=lambda each: (each.date, each.page)):
        for place, each in enumerate(group, 1):
            text = between.join(filter(None, [each.title, each.byline, *each.paragraphs]))
            name = f"{each.date:%Y%m%d}-{each.page}-{place:02}.txt"
            write(folder / f"{each.date:%Y%m%d}" / name, text + "\n")
    return told


def _said(told: Told) -> Told:
    return replace(
        told, section=None, captions=(), picture=None, identifier=None, url=None, provider=None, topics=()
    )
