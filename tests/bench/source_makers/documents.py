"""Word and OpenDocument texts: an issue by its heading styles, or an article a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from documents_written import Line, lines_of, write_docx, write_odt

from source_makers.stories import Told
from source_makers.variants import Variant

Writer = Callable[[Sequence[Line], Path], None]


def made_docx_issue(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """Heading 1 the page, Heading 2 the article."""
    return _issues(stories, folder, variant, write_docx, "docx")


def made_odt_issue(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """The same in LibreOffice."""
    return _issues(stories, folder, variant, write_odt, "odt")


def made_docx(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """Title, Subtitle, the author on a line, the text; day and page in the file's name."""
    return _articles(stories, folder, variant, write_docx, "docx")


def made_odt(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """The same in LibreOffice."""
    return _articles(stories, folder, variant, write_odt, "odt")


def _issues(stories: Sequence[Told], folder: Path, variant: Variant, writer: Writer, suffix: str) -> list[Told]:
    told = [replace(_said(each), kicker=None, deck=None) for each in stories]
    form = variant.chance.choice(["砚江日报%Y-%m-%d", "%Y%m%d", "砚江日报%Y年%m月%d日"])
    folder.mkdir(parents=True, exist_ok=True)
    for day, of_day in groupby(told, key=lambda each: each.date):
        lines: list[str] = []
        for page, group in groupby(of_day, key=lambda each: (each.page, each.page_name)):
            lines.append(f"Heading 1 | 第{page[0]}版：{page[1]}")
            for each in group:
                lines.append(f"Heading 2 | {each.title}")
                lines += _text(each, "Heading 3")
        writer(lines_of("\n".join(lines)), folder / f"{day.strftime(form)}.{suffix}")
    return told


def _articles(
    stories: Sequence[Told], folder: Path, variant: Variant, writer: Writer, suffix: str
) -> list[Told]:
    told = [replace(_said(each), kicker=None, page_name=None) for each in stories]
    folder.mkdir(parents=True, exist_ok=True)
    by_style = variant.chance.random() < 0.6
    for place, each in enumerate(told):
        lines = [f"{'Title' if by_style else '- bold centred 22pt'} | {each.title}"]
        if each.deck and by_style:
            lines.append(f"Subtitle | {each.deck}")
        lines += _text(each, "Heading 2" if by_style else "- bold")
        name = f"{each.date:%Y-%m-%d} {variant.chance.choice([f'{each.page}版', f'第{each.page}版'])} {place}"
        writer(lines_of("\n".join(lines)), folder / f"{name}.{suffix}")
    return told if by_style else [replace(each, deck=None) for each in told]


def _text(told: Told, subhead: str) -> Iterator[str]:
    if told.byline:
        yield f"- | {told.byline}"
    for text in told.paragraphs:
        yield f"{subhead if text in told.subheads else '-'} | {text}"


def _said(told: Told) -> Told:
    return replace(
        told,
        section=None,
        captions=(),
        picture=None,
        identifier=None,
        url=None,
        provider=None,
        topics=(),
    )
