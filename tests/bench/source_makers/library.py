"""What libraries have: METS with ALTO as docWorks writes it, TEI as its guidelines have it."""

# ruff: noqa: E501 - a line here is an element of a file, as libraries have them

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from source_makers.stories import Told
from source_makers.variants import Variant, write

_MEASURE = 17  # characters of a line


def made_mets(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A METS file a day: logical divisions HEADING and BODY that point into the ALTO of each page."""
    told = [_said(each) for each in stories]
    version = variant.chance.choice(["v2", "v3", "v4"])
    for day, group in groupby(told, key=lambda each: each.date):
        at = folder / f"{day:%Y-%m-%d}"
        of_day = list(group)
        pages = [(number, list(of_page)) for number, of_page in groupby(of_day, key=lambda each: each.page)]
        for number, of_page in pages:
            write(at / "alto" / f"{number}.xml", _alto(of_page, number, version))
        write(at / f"{day:%Y-%m-%d}-mets.xml", _mets(of_day, pages))
    return told


def _alto(of_page: Sequence[Told], number: str, version: str) -> str:
    blocks = []
    for place, each in enumerate(of_page, 1):
        for part, text in enumerate([each.title or "", *each.paragraphs]):
            blocks.append(_block(f"P{int(number)}_TB{place:02}{part:02}", text, 100 + 300 * place, 50 * part))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-{version}#">'
        "<Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout>"
        f'<Page ID="P{int(number)}" PHYSICAL_IMG_NR="{int(number)}" WIDTH="4000" HEIGHT="6000"><PrintSpace>'
        f"{''.join(blocks)}</PrintSpace></Page></Layout></alto>"
    )


def _block(name: str, text: str, left: int, top: int) -> str:
    lines = [text[start : start + _MEASURE] for start in range(0, len(text), _MEASURE)]
    rows = "".join(
        f'<TextLine HPOS="{left}" VPOS="{top + 3 * row}" WIDTH="250" HEIGHT="3">'
        f'<String CONTENT="{escape(line)}" HPOS="{left}" VPOS="{top + 3 * row}" WIDTH="250" HEIGHT="3"/></TextLine>'
        for row, line in enumerate(lines)
    )
    return f'<TextBlock ID="{name}" HPOS="{left}" VPOS="{top}" WIDTH="250" HEIGHT="48">{rows}</TextBlock>'


def _mets(of_day: Sequence[Told], pages: Sequence[tuple[str, Sequence[Told]]]) -> str:
    described, logical, number = [], [], 0
    for page, of_page in pages:
        for place, each in enumerate(of_page, 1):
            number += 1
            names = "".join(
                f'<mods:name type="personal"><mods:namePart>{name}</mods:namePart></mods:name>'
                for name in each.names or ()
            )
            described.append(
                f'<dmdSec ID="MODSMD_ARTICLE{number}"><mdWrap MDTYPE="MODS"><xmlData><mods:mods><mods:titleInfo>'
                f"<mods:title>{escape(each.title or '')}</mods:title></mods:titleInfo>{names}</mods:mods></xmlData></mdWrap></dmdSec>"
            )
            areas = [
                f'<fptr><area BETYPE="IDREF" FILEID="ALTO{page}" BEGIN="P{int(page)}_TB{place:02}{part:02}"/></fptr>'
                for part in range(len(each.paragraphs) + 1)
            ]
            texts = "".join(f'<div TYPE="PARAGRAPH">{area}</div>' for area in areas[1:])
            logical.append(
                f'<div ID="DIVL{number}" TYPE="ARTICLE" DMDID="MODSMD_ARTICLE{number}" LABEL="{escape(each.title or "")}">'
                f'<div TYPE="HEADING"><div TYPE="TITLE">{areas[0]}</div></div><div TYPE="BODY"><div TYPE="BODY_CONTENT">{texts}</div></div></div>'
            )
    files = "".join(
        f'<file ID="ALTO{page}" MIMETYPE="text/xml"><FLocat LOCTYPE="URL" xlink:href="file://./alto/{page}.xml"/></file>'
        for page, _ in pages
    )
    physical = "".join(
        f'<div TYPE="PAGE" ORDER="{int(page)}" ORDERLABEL="{int(page)}"><fptr><area FILEID="ALTO{page}" BETYPE="IDREF" BEGIN="P{int(page)}"/></fptr></div>'
        for page, _ in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<mets xmlns="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" TYPE="Newspaper" LABEL="砚江日报">'
        '<dmdSec ID="MODSMD_ISSUE1"><mdWrap MDTYPE="MODS"><xmlData><mods:mods><mods:titleInfo><mods:title>砚江日报</mods:title></mods:titleInfo>'
        f'<mods:originInfo><mods:dateIssued encoding="iso8601">{of_day[0].date:%Y-%m-%d}</mods:dateIssued></mods:originInfo></mods:mods></xmlData></mdWrap></dmdSec>'
        f'{"".join(described)}<fileSec><fileGrp ID="ALTOGRP" USE="Text">{files}</fileGrp></fileSec>'
        f'<structMap TYPE="PHYSICAL"><div TYPE="Newspaper">{physical}</div></structMap>'
        '<structMap TYPE="LOGICAL"><div TYPE="Newspaper"><div TYPE="VOLUME"><div TYPE="ISSUE" DMDID="MODSMD_ISSUE1"><div TYPE="CONTENT">'
        f"{''.join(logical)}</div></div></div></div></structMap></mets>"
    )


def made_tei(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A file a day: pb for pages, a div of the type article for each article."""
    told = [_said(each) for each in stories]
    kind = variant.chance.choice(["article", "item"])
    for day, of_day in groupby(told, key=lambda each: each.date):
        parts = []
        for page, group in groupby(of_day, key=lambda each: each.page):
            parts.append(f'<pb n="{int(page)}"/>')
            for each in group:
                byline = f"<byline>{escape(each.byline)}</byline>" if each.byline else ""
                texts = "".join(f"<p>{escape(text)}</p>" for text in each.paragraphs)
                parts.append(f'<div type="{kind}"><head>{escape(each.title or "")}</head>{byline}{texts}</div>')
        write(
            folder / f"{day:%Y-%m-%d}.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
            "<title>砚江日报</title></titleStmt><publicationStmt><p>样报</p></publicationStmt><sourceDesc><bibl>"
            f'<title level="j">砚江日报</title><date when="{day:%Y-%m-%d}">{day:%Y年%m月%d日}</date></bibl></sourceDesc></fileDesc></teiHeader>'
            f'<text><body><div type="issue">{"".join(parts)}</div></body></text></TEI>',
        )
    return told


def _said(told: Told) -> Told:
    return replace(
        told,
        kicker=None,
        deck=None,
        page_name=None,
        section=None,
        captions=(),
        picture=None,
        identifier=None,
        url=None,
        provider=None,
        topics=(),
    )
