"""Articles -> the search index: every article found by any run of characters that stands in it.

A fragment is what the browser shows of an article: its address below the site's root, its text, and as `meta`
its title (empty where the paper's is missing), date and page. The same articles' index comes from a cache.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import markup, routes
from generator.model import Article, Edition, Output
from generator.search.bigrams import characters, tokens
from generator.search.pagefind import FILLER, index_files
from generator.search.postings import IndexText
from generator.storage import write_whole

TITLE_PLACES = 64  # the first places of every text belong to its title; theme/js/search.js counts on it
# What the index is made by: one that other code made is made anew.
_CODE = (Path(markup.__file__), *sorted(Path(__file__).parent.glob("*.py")))
_DIGEST = hashlib.sha256


@dataclass(frozen=True, slots=True)
class Document:
    """What of an article can be found: its title, and the other lines of text in the order of the page."""

    path: str
    title: str
    date: str
    page: int
    lines: tuple[str, ...]


def search_index(edition: Edition, cache: Path) -> Iterator[Output]:
    """The files below routes.SEARCH_INDEX, none for an edition without text; from `cache` where unchanged.

    Raises EditionError where Pagefind is missing, fails, or writes what is not its known format.
    """
    # Oldest first: a new issue then leaves the numbers of all others, and with them their files, as they are.
    articles = edition.articles[::-1]
    kept = cache / f"index-{_key(articles)}.zip"
    files = _read_files(kept)
    if files is None:
        texts = [_index_text(document(article)) for article in articles]
        findable = [text for text in texts if text.words]
        files = index_files(findable) if findable else {}
        _keep(files, kept)
    for path in sorted(files):
        yield Output(routes.SEARCH_INDEX + path, files[path])


def document(article: Article) -> Document:
    """What of the article can be found; a line that the body already holds stands once."""
    body = markup.plain_text(article.body)
    above = [article.kicker, article.subtitle, *(part.head for part in article.continued)]
    printed = [article.byline and article.byline.text, article.dateline and article.dateline.text]
    captions = [line for caption in article.captions for line in (caption.text, caption.credit)]
    lines = [
        *(line for line in above if line),
        *(line for line in printed if line and line not in body),
        *body.split("\n"),
        *(line for line in captions if line),
    ]
    return Document(
        routes.article_path(article), article.title or "", article.date.isoformat(), article.page, tuple(lines)
    )


def _index_text(one: Document) -> IndexText:
    title, text = tokens(one.title), tokens("\n".join(one.lines))
    filler = [FILLER] * (TITLE_PLACES - len(title))
    # A character's place says whether it is in the title; more would only make the index larger.
    words = dict.fromkeys(characters(text), TITLE_PLACES) | dict.fromkeys(characters(title), 1)
    return IndexText(
        [*title, *filler, *text],
        {
            "url": one.path,
            "content": "\n".join(one.lines),
            "meta": {"title": one.title, "date": one.date, "page": str(one.page)},
        },
        words,
    )


def _key(articles: Sequence[Article]) -> str:
    code = [path.read_text(encoding="utf-8") for path in _CODE]
    content = json.dumps([code, [_findable(article) for article in articles]], ensure_ascii=False)
    return _DIGEST(content.encode()).hexdigest()


def _findable(article: Article) -> list[object]:
    """All of the article that its document is made from."""
    head = [article.key, str(article.date), article.page, article.title, article.kicker, article.subtitle]
    continued = [part.head for part in article.continued]
    printed = [part and part.text for part in (article.byline, article.dateline)]
    captions = [[caption.text, caption.credit] for caption in article.captions]
    return [*head, *continued, *printed, article.body, captions]


def _read_files(path: Path) -> dict[str, bytes] | None:
    """The files kept at the path; None where there are none, or where they were damaged."""
    if not path.is_file():
        return None
    size = _DIGEST().digest_size
    content = path.read_bytes()
    if _DIGEST(content[size:]).digest() != content[:size]:
        return None
    with zipfile.ZipFile(io.BytesIO(content[size:])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _keep(files: Mapping[str, bytes], path: Path) -> None:
    """Write the files into one file with a digest before it, in place of the index kept until now."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)  # without the time of day: the same bytes again
    content = buffer.getvalue()
    write_whole(path, _DIGEST(content).digest() + content)
    for old in path.parent.glob("index-*.zip"):
        if old != path:
            old.unlink(missing_ok=True)
