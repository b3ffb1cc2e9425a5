"""The pictures of an item: which lie in its source, under which names they come to content/images/."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.mapping.facts import ItemFacts, one_line
from generator.mapping.html_body import SourcePicture
from generator.model import Caption, Item, PictureFile, Problem, Severity, values_of
from generator.parse import photo_credit_in
from generator.web_address import is_on_the_web


@dataclass(frozen=True, slots=True)
class SourceFolder:
    """A source as items come from it: its name, how its folder is shown, the files below it by path."""

    name: str
    shown: str
    files: Container[str]

    @property
    def told(self) -> str:
        """How people are told of the source itself: its file, or the folder that it is."""
        return self.shown if PurePosixPath(self.shown).name == self.name else f"{self.shown}/{self.name}"


@dataclass(frozen=True, slots=True)
class ItemPictures:
    """The pictures of an item, and the file of each that lies in the source, by the item's name for it."""

    shown: tuple[SourcePicture, ...]
    files: Mapping[str, PictureFile]

    @property
    def names(self) -> Mapping[str, str]:
        """The name in content/images/ of each picture that lies in the source, by the item's name for it."""
        return {name: file.name for name, file in self.files.items()}


def pictures_of(item: Item, pictures: Iterable[SourcePicture], source: SourceFolder) -> ItemPictures:
    """The pictures with the files that they are: such as lie in the source, and nowhere outside it."""
    shown = tuple(pictures)
    folder, below = PurePosixPath(item.origin.path).parent, PurePosixPath(source.shown)
    inside = folder.relative_to(below) if folder.is_relative_to(below) else PurePosixPath()
    paths = {picture.name: _path_below(inside, picture.name) for picture in shown if picture.name}
    stem = PurePosixPath(source.name).stem
    return ItemPictures(
        shown,
        {
            name: PictureFile(path, f"{stem}/{path.replace('#', '/')}")
            for name, path in paths.items()
            if path.partition("#")[0] in source.files
        },
    )


def listed_pictures(facts: ItemFacts) -> list[SourcePicture]:
    """The pictures of a source's own fields, each with the caption and the credit at its place in theirs."""
    names, captions, credit = (facts.texts[fact] for fact in ("image", "caption", "credit"))
    count = max(len(names), len(captions))
    rows = zip(*(_filled(texts, count) for texts in (names, captions, credit)), strict=True)
    return [
        SourcePicture(name.strip(), one_line(caption), one_line(by))
        for name, caption, by in rows
        if name or caption
    ]


def captions_of(pictures: ItemPictures) -> tuple[Caption, ...]:
    """The captions of the pictures outside the body, with the files of those that lie in the source.

    Who took a picture is often said at the end of its caption, as print has it: （何一苇 摄）.
    """
    return tuple(
        Caption(
            picture.caption,
            picture.credit or photo_credit_in(picture.caption),
            pictures.names.get(picture.name),
        )
        for picture in pictures.shown
        if picture.caption and not picture.within
    )


def with_bare_pictures(body: str, pictures: ItemPictures) -> str:
    """The body with the pictures that have no caption before it: a caption cannot be without words."""
    bare = [picture.name for picture in pictures.shown if not picture.caption and not picture.within]
    shown = dict.fromkeys(f"![]({pictures.names[name]})" for name in bare if name in pictures.names)
    return "\n\n".join(part for part in (*shown, body) if part)


def told_pictures(item: Item, pictures: Sequence[ItemPictures]) -> list[Problem]:
    """What is told of pictures that do not lie in the source: they are on the web, or not there."""
    missing = [
        picture.name
        for each in pictures
        for picture in each.shown
        if picture.name and picture.name not in each.files
    ]
    on_the_web = [name for name in missing if is_on_the_web(name) or name.startswith("//")]
    problems = [
        Problem(item.origin, "source-picture-elsewhere", Severity.WARNING, values_of(picture=name[:200]))
        for name in missing
        if name not in on_the_web
    ]
    if on_the_web:
        values = values_of(count=len(on_the_web))
        told = Problem(item.origin, "source-picture-on-the-web", Severity.NOTE, values, told_once=True)
        problems.append(told)
    return problems


def _filled(texts: Sequence[str], count: int) -> list[str]:
    return [*texts, *[""] * count][:count]


def _path_below(folder: PurePosixPath, name: str) -> str:
    """The path below the source that a name beside its file means; empty where it leads out of the source."""
    parts: list[str] = []
    for part in (folder / name.replace("\\", "/")).parts:
        if part == ".." and not parts:
            return ""
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "" if parts[:1] == ["/"] else "/".join(parts)
