"""An article that comes finished from elsewhere, as it will be filed."""

from dataclasses import dataclass

from generator.model.article import Article
from generator.model.problem import Origin


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture to be taken over: its path below its source's folder, and its name in content/images/."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class FinishedArticle:
    """An article of another system: where it stands there, itself, what it brings along.

    Its key is that of its page, which is numbered in the order of the source; content settles the lasting one.
    What is said of its page: the page's name, its picture in content/images/, its PDF.
    """

    origin: Origin
    article: Article
    pictures: tuple[PictureFile, ...] = ()
    page_name: str | None = None
    page_image: str | None = None
    page_pdf: str | None = None
