"""Saved pages: Founder's exports, e-papers old and new, paper.people.com.cn, as their spiders describe them."""

# ruff: noqa: E501 - a line here is an element of a page, as pages have them

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from source_makers.stories import Told
from source_makers.variants import PICTURE, Variant, put_picture, write

Pages = Iterator[tuple[Told, list[Told]]]


def made_founder_export(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """An article a file: the comment enpproperty with all its facts, the text between enpcontent."""
    told = [replace(_on_web(each), section=None) for each in variant.labelled(stories)]
    encoding = variant.chance.choice(["utf-8", "gb18030"])
    for each in told:
        facts = {
            "articleid": each.identifier,
            "date": f"{each.date:%Y-%m-%d} 00:00:00.0",
            "author": each.byline,
            "title": each.title,
            "keyword": " ".join(each.topics),
            "subtitle": each.deck,
            "introtitle": each.kicker,
            "siteid": "2",
            "nodeid": "1184",
            "nodename": f"{each.page}版：{each.page_name}",
            "nodesearchname": each.page_name,
            "picurl": each.picture,
        }
        listed = "".join(
            f"<{name}>{escape(value or '')}</{name}>"
            for name, value in variant.shuffled(facts).items()
            for value in [str(value or "")]
        )
        page = (
            f'<html><head><meta charset="{encoding}"><title>{escape(each.title or "")}-砚江日报</title></head><body>'
            f"<!--enpproperty {listed}/enpproperty-->"
            f'<div class="menu"><a href="/">首页</a> <a href="/list">往期</a></div><h1>{escape(each.title or "")}</h1>'
            f"<!--enpcontent-->{_figure(each, variant)}{_paragraphs(each, variant)}<!--/enpcontent-->"
            '<div class="foot">版权所有 砚江日报社</div></body></html>'
        )
        write(folder / f"content_{each.identifier}.htm", page, encoding)
        put_picture(each, folder)
    return told


def made_founder_old(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """html/2025-09/10/nbs.D110000yjrb_01.htm with nw.D110000yjrb_20250910_1-01.htm, the map over the page."""
    told = [replace(_on_web(each), section=None, topics=(), identifier=None) for each in stories]
    encoding = variant.chance.choice(["utf-8", "gbk"])
    for first, of_page in _pages(told):
        at = folder / "html" / f"{first.date:%Y-%m}" / f"{first.date:%d}"
        names = [
            f"nw.D110000yjrb_{each.date:%Y%m%d}_{place}-{each.page}.htm"
            for place, each in enumerate(of_page, 1)
        ]
        board = f"../../../images/{first.date:%Y-%m/%d}/{first.page}/{first.page}_b.jpg"
        write(
            at / f"nbs.D110000yjrb_{first.page}.htm",
            _old_list(first, of_page, names, board, encoding),
            encoding,
        )
        _board(at / board)
        for each, name in zip(of_page, names, strict=True):
            write(at / name, _old_page(each, first, names, variant, encoding), encoding)
            put_picture(each, at)
    return told


def _old_list(first: Told, of_page: Sequence[Told], names: Sequence[str], board: str, encoding: str) -> str:
    areas = "".join(
        f'<area coords="{10 * place},0,{10 * place + 9},0,{10 * place + 9},90,{10 * place},90" shape="polygon" href="{name}">'
        for place, name in enumerate(names)
    )
    titles = "".join(
        f'<li><a href="{name}"><div id="mp{place}">{escape(each.title or "")}</div></a></li>'
        for place, (name, each) in enumerate(zip(names, of_page, strict=True))
    )
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>砚江日报</title></head>'
        f"<body><table><tr><td>{first.date:%Y年%m月%d日} 星期三</td><td><strong>第{first.page}版：{first.page_name}</strong></td></tr>"
        f'<tr><td><img src="{board}" width=350 usemap="#PagePicMap"><map name="PagePicMap">{areas}</map></td></tr></table>'
        f'<a href="../../../images/{first.page}.pdf">PDF</a>'
        f'<a id="pageLink" href="nbs.D110000yjrb_{first.page}.htm">第{first.page}版：{first.page_name}</a>'
        f'<div id="titleList"><ul>{titles}</ul></div></body></html>'
    )


def _old_page(told: Told, first: Told, names: Sequence[str], variant: Variant, encoding: str) -> str:
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>{escape(told.title or "")}</title></head><body>'
        f"<table><tr><td>第{first.page}版：{first.page_name}</td><td>砚江日报 {told.date:%Y年%m月%d日} 星期三</td>"
        f'<td><a href="{names[0]}">上一篇</a> <a href="{names[-1]}">下一篇</a></td></tr></table>'
        f"<table><tr><td><!--<npm:article-pretitle>-->{escape(told.kicker or '')}<!--</npm:article-pretitle>--></td></tr>"
        f"<tr><td><strong><!--<npm:article-title>-->{escape(told.title or '')}<!--</npm:article-title>--></strong></td></tr>"
        f"<tr><td><!--<npm:article-subtitle>-->{escape(told.deck or '')}<!--</npm:article-subtitle>--></td></tr>"
        f"<tr><td><!--<npm:article-author>-->{escape(told.byline or '')}<!--</npm:article-author>--></td></tr></table>"
        f'<div id="ozoom"><!--<npm:article-content>-->{_figure(told, variant)}{_paragraphs(told, variant)}<!--</npm:article-content>--></div>'
        "</body></html>"
    )


def made_founder_new(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """html/202509/10/node_01.html with content_N.html: headings and text in elements of the founder."""
    told = [
        replace(_on_web(each), section=None, topics=(), identifier=None) for each in variant.labelled(stories)
    ]
    for first, of_page in _pages(told):
        at = folder / "html" / f"{first.date:%Y%m}" / f"{first.date:%d}"
        links = [f"content_{each.number}{place:03}.html" for place, each in enumerate(of_page, 1)]
        areas = "".join(
            f'<area shape="rect" coords="{10 * place},0,{10 * place + 9},90" href="{link}">'
            for place, link in enumerate(links)
        )
        titles = "".join(
            f'<li><a href="{link}">{escape(each.title or "")}</a></li>'
            for link, each in zip(links, of_page, strict=True)
        )
        board = f"../../../pic/{first.date:%Y%m/%d}/{first.page}.jpg"
        _board(at / board)
        write(
            at / f"node_{first.page}.html",
            '<!doctype html><html><head><meta charset="utf-8"><title>砚江日报数字报</title></head><body>'
            f'<div class="nav"><a id="pageLink" href="node_{first.page}.html">第{first.page}版：{first.page_name}</a></div>'
            f'<div class="newspage"><img src="{board}" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map></div>'
            f'<div class="newslist"><h3>第{first.page}版：{first.page_name}</h3><ul id="titleList">{titles}</ul></div></body></html>',
        )
        for each, link in zip(of_page, links, strict=True):
            write(at / link, _new_page(each, first, variant))
            put_picture(each, at)
    return told


def _new_page(told: Told, first: Told, variant: Variant) -> str:
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(told.title or "")}</title></head><body>'
        f'<div class="newsnav"><a href="node_{first.page}.html">第{first.page}版：{first.page_name}</a></div>'
        f'<div class="newsdetatit"><p class="intro"><founder-introtitle>{escape(told.kicker or "")}</founder-introtitle></p>'
        f"<h3><founder-title>{escape(told.title or '')}</founder-title></h3>"
        f'<p class="sub"><founder-subtitle>{escape(told.deck or "")}</founder-subtitle></p>'
        f'<p class="info"><founder-author>{escape(told.byline or "")}</founder-author> {told.date:%Y-%m-%d}</p></div>'
        f'<div class="newsdetatext">{_figure(told, variant)}<founder-content>{_paragraphs(told, variant)}</founder-content></div></body></html>'
    )


def made_people(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """pc/layout/202509/10/node_01.html with pc/content/202509/10/content_N.html."""
    told = [replace(_on_web(each), section=None, topics=(), identifier=None) for each in stories]
    for first, of_page in _pages(told):
        day = f"{first.date:%Y%m/%d}"
        links = [f"content_{each.number}{place:03}.html" for place, each in enumerate(of_page, 1)]
        items = "".join(
            f'<li><a href="../../../content/{day}/{link}">{escape(each.title or "")}</a></li>'
            for link, each in zip(links, of_page, strict=True)
        )
        areas = "".join(
            f'<area shape="rect" coords="{10 * place},0,{10 * place + 9},90" href="../../../content/{day}/{link}">'
            for place, link in enumerate(links)
        )
        board = folder / "pc" / "pic" / day / f"{first.page}.jpg"
        _board(board)
        write(
            folder / "pc" / "layout" / day / f"node_{first.page}.html",
            '<!DOCTYPE html><html><head><meta charset="utf-8"><title>砚江日报</title></head><body><div class="main w1000">'
            f'<div class="paper-box"><p class="left ban">第{first.page}版：{first.page_name}</p>'
            f'<div class="paper"><img src="../../../pic/{day}/{first.page}.jpg" usemap="#Map"><map name="Map">{areas}</map></div></div>'
            f'<div class="swiper-box"><div class="swiper-slide"><a id="pageLink" href="node_{first.page}.html">{first.page}</a></div></div>'
            f'<div class="news"><p>标题导航</p><ul class="news-list">{items}</ul></div></div></body></html>',
        )
        for each, link in zip(of_page, links, strict=True):
            path = folder / "pc" / "content" / day / link
            write(path, _people_page(each, variant))
            put_picture(each, path.parent)
    return told


def _people_page(told: Told, variant: Variant) -> str:
    kicker = f"<h3>{escape(told.kicker)}</h3>" if told.kicker else variant.chance.choice(["", "<h3></h3>"])
    deck = f"<h2>{escape(told.deck)}</h2>" if told.deck else variant.chance.choice(["", "<h2></h2>"])
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(told.title or "")}</title></head><body><div class="main w1000">'
        f'<div class="article-box"><div class="article">{kicker}<h1>{escape(told.title or "")}</h1>{deck}'
        f'<p class="sec">{escape(told.byline or "")}<span class="date">《砚江日报》（{told.date:%Y年%m月%d日} 第 {told.page} 版）</span></p>'
        f'<div id="ozoom">{_figure(told, variant)}{_paragraphs(told, variant)}</div></div></div></div></body></html>'
    )


def _on_web(told: Told) -> Told:
    return replace(told, url=None, provider=None)


def _pages(stories: Sequence[Told]) -> Pages:
    for _, group in groupby(stories, key=lambda each: (each.date, each.page)):
        of_page = list(group)
        yield of_page[0], of_page


def _paragraphs(told: Told, variant: Variant) -> str:
    indent = variant.chance.choice(["", "　　", "&nbsp;&nbsp;&nbsp;&nbsp;"])
    return "".join(
        f"<p>{indent}<strong>{escape(text)}</strong></p>"
        if text in told.subheads
        else f"<p>{indent}{escape(text)}</p>"
        for text in told.paragraphs
    )


def _figure(told: Told, variant: Variant) -> str:
    """The picture over the text with its caption under it, in a table as Founder lays it or in a figure."""
    if not told.picture:
        return ""
    image, text = f'<img src="{told.picture}">', escape(told.captions[0])
    return variant.chance.choice(
        [
            f"<table><tr><td>{image}</td></tr><tr><td>{text}</td></tr></table>",
            f"<figure>{image}<figcaption>{text}</figcaption></figure>",
        ]
    )


def _board(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PICTURE)
