"""Markdown with a head of facts: Hugo, Jekyll, Hexo, Quartz, as their manuals have it.

gohugo.io/content-management/front-matter, jekyllrb.com/docs/posts and /front-matter,
hexo.io/docs/front-matter, quartz.jzhao.xyz/authoring-content.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from source_makers.stories import Told
from source_makers.variants import Variant, put_picture, write

Head = dict[str, object]


def made_hugo(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """YAML or TOML, drafts among them."""
    told = [replace(_said(each), held=place % 9 == 0) for place, each in enumerate(stories)]
    is_toml = variant.chance.random() < 0.4
    for each in told:
        head: Head = {
            "title": each.title,
            "date": f"{each.date:%Y-%m-%d}T06:00:00+08:00",
            "draft": each.held,
            "slug": each.identifier,
            "categories": [each.section],
            "tags": list(each.topics),
            "page": each.number,
            "kicker": each.kicker,
            "subtitle": each.deck,
            variant.chance.choice(["author", "authors"]): [each.byline] if each.byline else None,
        }
        head = _whole(head, variant)
        _put(each, folder / "content" / "posts" / f"{each.identifier}.md", head, toml=is_toml)
    return told


def made_jekyll(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """The day in the file's name, categories and tags as words with spaces or as lists."""
    told = [_said(each) for each in stories]
    lists = variant.chance.random() < 0.5
    for each in told:
        head: Head = {
            "layout": "post",
            "title": each.title,
            "author": each.byline,
            "categories": [each.section] if lists else each.section,
            "tags": list(each.topics) if lists else ", ".join(each.topics),
            "page": each.page,
            "kicker": each.kicker,
            "subtitle": each.deck,
        }
        if variant.chance.random() < 0.3:
            head["date"] = f"{each.date:%Y-%m-%d} 06:00:00 +0800"
        name = f"{each.date:%Y-%m-%d}-{each.identifier}.md"
        _put(each, folder / "_posts" / name, _whole(head, variant))
    return [replace(each, identifier=None) for each in told]


def made_hexo(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A day with a time and no zone, a mark for the excerpt in the text."""
    told = [_said(each) for each in stories]
    for each in told:
        head: Head = {
            "title": each.title,
            "date": f"{each.date:%Y-%m-%d} 06:00:00",
            "categories": [each.section],
            "tags": list(each.topics),
            "author": each.byline,
            "page": variant.page(each),
            "kicker": each.kicker,
            "subtitle": each.deck,
            "id": each.identifier,
        }
        _put(each, folder / "source" / "_posts" / f"{each.identifier}.md", _whole(head, variant))
    return told


def made_quartz(stories: Sequence[Told], folder: Path, variant: Variant) -> list[Told]:
    """A vault: a folder a day or a day in the head, the headline in the head or over the text."""
    told = [replace(_said(each), section=None, topics=each.topics) for each in stories]
    headline_above = variant.chance.random() < 0.5
    for each in told:
        head: Head = {
            "date": f"{each.date:%Y-%m-%d}",
            "tags": list(each.topics),
            "page": each.page,
            "author": each.byline,
            "kicker": each.kicker,
            "subtitle": each.deck,
            "id": each.identifier,
        }
        if not headline_above:
            head["title"] = each.title
        above = f"# {each.title}\n\n" if headline_above else ""
        path = folder / f"{each.date:%Y-%m-%d}" / f"{each.identifier}.md"
        _put(each, path, _whole(head, variant), above=above)
    return told


def _said(told: Told) -> Told:
    return replace(told, url=None, provider=None, page_name=None)


def _whole(head: Mapping[str, object], variant: Variant) -> Head:
    return variant.shuffled(
        {name: value for name, value in {**head, **variant.extras()}.items() if value is not None}
    )


def _put(told: Told, path: Path, head: Head, *, above: str = "", toml: bool = False) -> None:
    facts = (
        "".join(f"{_bare(name)} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in head.items())
        if toml
        else yaml.safe_dump(head, allow_unicode=True, sort_keys=False)
    )
    fence = "+++" if toml else "---"
    body = "\n\n".join(f"## {text}" if text in told.subheads else text for text in told.paragraphs)
    pictures = "".join(f"\n\n![{text}]({told.picture})" for text in told.captions)
    write(path, f"{fence}\n{facts}{fence}\n\n{above}{body}{pictures}\n")
    put_picture(told, path.parent)


def _bare(name: str) -> str:
    return name if name.isascii() else json.dumps(name, ensure_ascii=False)
