"""The items of a source -> finished articles, each on its page, and what could not be read of which row."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.language import HAN
from generator.mapping.bodies import body_of, with_pictures
from generator.mapping.days import day_in
from generator.mapping.facts import ItemFacts, facts_of, one_line
from generator.mapping.html_body import SourcePicture
from generator.mapping.known import plain_name
from generator.mapping.pictures import (
    ItemPictures,
    SourceFolder,
    captions_of,
    listed_pictures,
    pictures_of,
    told_pictures,
    with_bare_pictures,
)
from generator.mapping.rules import SourceMapping
from generator.model import (
    NO_PAGE,
    NOT_HELD,
    Article,
    Byline,
    Credit,
    Dateline,
    FinishedArticle,
    Holding,
    Item,
    Jump,
    Key,
    Origin,
    Problem,
    Severity,
    SourceReading,
    Status,
    article_key,
    issue_key,
    issue_of,
    page_label,
    values_of,
)
from generator.parse import byline_in, byline_of, dateline_in, jump_in
from generator.prose import paragraphs_of
from generator.web_address import is_on_the_web

_SEPARATORS = re.compile(r"[,，;；、|｜\n]+")
# Founder's keywords stand with a space between them: 教育 交通; in Latin a space is within a word.
_TOPIC_SEPARATORS = re.compile(rf"{_SEPARATORS.pattern}|(?<=[{HAN}])\s+(?=[{HAN}])")
_PAGE_WITH_NAME = re.compile(r"(.{1,12}?版|[^\s:：]{1,10})(?:\s*[:：·]\s*|\s+|(?<=版))(?=\S)(.*)")
_DIGIT = re.compile(r"\d")
_TRUE = frozenset({"true", "yes", "1", "是", "y", "t", "on"})
_FALSE = frozenset({"false", "no", "0", "否", "n", "f", "off", "none", "null"})
_DAY_IN_PATH = re.compile(r"(?<!\d)(\d{4})[-/_年.]?(\d{2})[-/_月.]?(\d{2})(?!\d)")
_REVIEWED = frozenset({"reviewed", "published", "publish", "final", "已审", "已发", "已发布", "已签发"})
_HELD = frozenset(
    {"private", "hidden", "withdrawn", "pending", "trash", "deleted", "retracted", "embargoed", "unpublished"}
    | {"退稿", "撤稿", "已撤稿", "已删除", "隐藏", "保密", "不公开", "不发布", "未发布", "待发", "草稿"}
)
_DRAFTS = frozenset({"draft", "machine", "机器", "机器初稿", "未审", "待审"})


@dataclass(frozen=True, slots=True)
class _Understood:
    """An item with its facts, its page, its body in our Markdown and its pictures."""

    facts: ItemFacts
    page: Key
    title: str | None
    body: str
    pictures: ItemPictures
    by_machine: bool


def finished_articles(
    reading: SourceReading, mapping: SourceMapping, source: SourceFolder
) -> tuple[list[FinishedArticle], list[Problem]]:
    """The finished articles of a source in its order, and a problem for each row that is not read and why.

    An article without a page has the label 00, unless a rule of the mapping gives one. Fields that no fact took
    are told once for the whole source.
    """
    articles: list[FinishedArticle] = []
    problems: list[Problem] = []
    unused: Counter[str] = Counter()
    for place, item in enumerate(reading.items):
        facts = facts_of(item, reading.format, mapping)
        page = _page_of(item, facts, place)
        if isinstance(page, Problem):
            problems.append(page)
            unused.update(facts.unused)
            continue
        understood = _understood(item, facts, page, reading, source)
        if not understood.body and understood.title is None:
            problems.append(Problem(item.origin, "source-without-text"))
            unused.update(facts.unused)
            continue
        page_picture = pictures_of(item, [SourcePicture(facts.text("page_image"))], source)
        articles.append(_finished(item, understood, page_picture))
        unused.update([*facts.unused, *_not_landed(facts, articles[-1].article)])
        problems += [*told_pictures(item, (understood.pictures, page_picture)), *_told_url(item, facts)]
    if unused:
        name = PurePosixPath(source.name).stem
        values = values_of(fields=tuple(unused), count=max(unused.values()), name=name)
        problems.append(Problem(Origin(source.told), "source-fields-unused", Severity.NOTE, values))
    return _numbered(articles), problems


def _understood(
    item: Item, facts: ItemFacts, page: Key, reading: SourceReading, source: SourceFolder
) -> _Understood:
    body, within = body_of(facts.texts["body"], facts.rule("body").markup or reading.markup)
    pictures = pictures_of(item, [*listed_pictures(facts), *within], source)
    body = with_bare_pictures(with_pictures(body, pictures.names), pictures)
    title = one_line(facts.text("title")) or None
    return _Understood(facts, page, title, body, pictures, reading.by_machine)


def _finished(item: Item, understood: _Understood, page_picture: ItemPictures) -> FinishedArticle:
    facts = understood.facts
    return FinishedArticle(
        item.origin,
        _article(understood),
        tuple(dict.fromkeys([*understood.pictures.files.values(), *page_picture.files.values()])),
        _label_and_name(facts)[1] or None,
        next(iter(page_picture.names.values()), None),
        facts.text("page_pdf") or None,
    )


def _article(understood: _Understood) -> Article:
    facts = understood.facts
    running = [paragraph.text for paragraph in paragraphs_of(understood.body) if not paragraph.subhead]
    url = facts.text("url")
    return Article(
        article_key(understood.page, 1),
        understood.title,
        understood.body,
        kicker=one_line(facts.text("kicker")) or None,
        subtitle=one_line(facts.text("subtitle")) or None,
        byline=_byline(facts) or byline_in(running),
        dateline=_dateline(facts) or dateline_in(running),
        section=one_line(facts.text("section")) or None,
        captions=captions_of(understood.pictures),
        jumps=_jumps(facts),
        topics=_list(facts, "topics", _TOPIC_SEPARATORS),
        people=_list(facts, "people"),
        places=_list(facts, "places"),
        organisations=_list(facts, "organisations"),
        status=_status(facts, by_machine=understood.by_machine),
        holding=_holding(facts),
        external_id=one_line(facts.text("external_id") or facts.text("slug")) or None,
        provider=one_line(facts.text("provider")) or None,
        url=url if is_on_the_web(url) else None,
        zones=tuple(one_line(zone) for zone in facts.texts["zone"] if zone.strip()),
    )


def _told_url(item: Item, facts: ItemFacts) -> list[Problem]:
    url = facts.text("url")
    if not url or is_on_the_web(url):
        return []
    return [Problem(item.origin, "source-url-not-read", Severity.WARNING, values_of(written=url[:80]))]


def _numbered(articles: Iterable[FinishedArticle]) -> list[FinishedArticle]:
    """The articles with the number that each has on its page, in the order of the source."""
    counts: Counter[Key] = Counter()
    numbered = []
    for one in articles:
        page = one.article.key.of_page
        counts[page] += 1
        numbered.append(replace(one, article=replace(one.article, key=article_key(page, counts[page]))))
    return numbered


def _page_of(item: Item, facts: ItemFacts, place: int) -> Key | Problem:
    """The key of the page on which an item stands; a Problem where its day or its page cannot be read."""
    issue = _issue(item, facts)
    if isinstance(issue, Problem):
        return issue
    rule = facts.rule("page")
    written = str(place // rule.per_page + 1) if rule.per_page else _label_and_name(facts)[0]
    label = written if written == NO_PAGE else page_label(written)
    if label is None:
        return Problem(item.origin, "source-page-not-read", values=values_of(written=written[:40]))
    return issue.page_of_issue(label)


def _issue(item: Item, facts: ItemFacts) -> Key | Problem:
    """The key of the issue, by the date and the edition; else by the names of the file and of its folders."""
    rule, text = facts.rule("date"), facts.text("date")
    if not text:
        named = (issue_of(part) for part in reversed(PurePosixPath(item.origin.path).with_suffix("").parts))
        found = next(filter(None, named), None) or _issue_in_path(item.origin.path)
        return found or Problem(item.origin, "source-without-date")
    day = day_in(text, rule.form) or day_in(rule.fixed)
    if day is None:
        return issue_of(text) or Problem(
            item.origin, "source-date-not-read", values=values_of(written=text[:40])
        )
    edition = one_line(facts.text("edition"))
    return (issue_of(f"{day.isoformat()}{edition}") if edition else None) or issue_key(day)


def _issue_in_path(path: str) -> Key | None:
    found = [day_in("".join(match.groups())) for match in _DAY_IN_PATH.finditer(path)]
    day = next(filter(None, reversed(found)), None)
    return issue_key(day) if day else None


def _label_and_name(facts: ItemFacts) -> tuple[str, str]:
    """The label of the page, and its name where the same field has both: 第01版：要闻."""
    text, name = facts.text("page"), facts.text("page_name")
    # Founder's nodeid numbers the nodes of a site: where the page's name has a label, that is printed.
    is_node = [plain_name(field) for field in facts.fields.get("page", ())] == ["nodeid"]
    # Where no other field has the page, what calls itself an edition (版次) may be its label.
    for written in (*((name, text) if is_node else (text, name)), "" if text else facts.text("edition")):
        label, rest = _parted(written)
        if page_label(label):
            other = text if written == name else name
            return label, one_line(rest or ("" if _says_label(other, label) else other))
    return text or NO_PAGE, one_line(name)


def _says_label(name: str, label: str) -> bool:
    """Whether the name of a page is but its label once more, as 第01版 is; 副刊 is a name, and a label too."""
    meant = page_label(name)
    return meant is not None and (meant == page_label(label) or bool(_DIGIT.search(name)))


def _parted(written: str) -> tuple[str, str]:
    """A page's label and its name, where one text has both: 第01版：要闻; else the text and nothing."""
    match = _PAGE_WITH_NAME.fullmatch(written.strip())
    return (match[1], match[2]) if match else (written, "")


def _byline(facts: ItemFacts) -> Byline | None:
    """The byline as the source has it, else the authors as its people."""
    if text := one_line(facts.text("byline")):
        return byline_of(text)
    authors = [one_line(text) for text in facts.texts["author"] if text.strip()]
    if not authors:
        return None
    byline = byline_of(" ".join(dict.fromkeys(authors)))
    if byline.credits:
        return byline
    names = (name.strip() for author in authors for name in _SEPARATORS.split(author))
    return Byline(byline.text, tuple(Credit("", name) for name in dict.fromkeys(names) if name))


def _dateline(facts: ItemFacts) -> Dateline | None:
    text = one_line(facts.text("dateline"))
    return (dateline_in([text]) or Dateline(text)) if text else None


def _jumps(facts: ItemFacts) -> tuple[Jump, ...]:
    jumps = (jump_in(one_line(text)) for text in facts.texts["jump"] if text.strip())
    return tuple(jump for jump in jumps if jump)


def _status(facts: ItemFacts, *, by_machine: bool) -> Status:
    """As the source says; without a word an article that a person made counts as read, a machine's does not."""
    text = facts.text("status").casefold()
    if text in _REVIEWED or text in _DRAFTS:
        return Status.REVIEWED if text in _REVIEWED else Status.DRAFT
    return Status.DRAFT if by_machine else Status.REVIEWED


def _holding(facts: ItemFacts) -> Holding:
    """What another system keeps from readers is kept from them here: a draft, what is private or withdrawn.

    A word that is not understood, where one says such a thing, keeps it from them too.
    """
    words = [fact for fact in ("draft", "private") if _says_yes(facts.text(fact))]
    if _says_yes(facts.text("withdrawn")) or facts.text("status").casefold() in _HELD:
        words.append("private")
    if facts.text("public").casefold() in _FALSE:
        words.append("private")
    written = facts.text("embargo")
    embargo = day_in(written) if written else None
    if written and embargo is None and written.casefold() not in _FALSE:
        words.append("private")
    return replace(NOT_HELD, words=tuple(dict.fromkeys(words)), embargo=embargo)


def _says_yes(text: str) -> bool:
    return bool(text) and text.casefold() not in _FALSE


def _not_landed(facts: ItemFacts, article: Article) -> Iterator[str]:
    """The fields that were taken for a fact of which nothing could be made."""
    status, public = facts.text("status").casefold(), facts.text("public").casefold()
    byline = article.byline.text if article.byline else ""
    landed = {
        "edition": bool(article.key.edition) or page_label(facts.text("edition")) == article.page,
        "author": all(one_line(text) in byline for text in facts.texts["author"]),
        "jump": bool(article.jumps),
        "slug": article.external_id == one_line(facts.text("slug")),
        "status": status in _REVIEWED | _DRAFTS | _HELD,
        "public": public in _TRUE | _FALSE,
    }
    for fact, has_landed in landed.items():
        if not has_landed:
            yield from facts.fields[fact]


def _list(facts: ItemFacts, fact: str, separators: re.Pattern[str] = _SEPARATORS) -> tuple[str, ...]:
    """The words of a list, whether the source has it as a list or as one text with commas."""
    words = (one_line(word) for text in facts.texts[fact] for word in separators.split(text))
    return tuple(dict.fromkeys(word for word in words if word))
