"""The topics an edition keeps, each with its words; an article has those whose words it uses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from generator.enrich.names import reading_text
from generator.model import Article
from generator.settings import EditionError

SHIPPED = Path(__file__).resolve().parent / "topics.yaml"
_FEWEST_WORDS = 3  # different ones that an article must use
_LONG_TEXT = 1500  # letters that ask for one word more
_MOST_TOPICS = 3  # of one article
_SHARE_OF_FIRST = 0.5  # of the first topic's score that each further one needs
_KEYS = {"name", "words"}


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of the topic index and the words that lead to it."""

    name: str
    words: tuple[str, ...]


def with_topics(article: Article, topics: Sequence[Topic]) -> Article:
    """The article with the topics whose words it uses, the strongest first; as it is where it has topics."""
    if article.topics:
        return article
    text = reading_text(article)
    headline = "\n".join(head for head in (article.title, article.kicker, article.subtitle) if head)
    scores = {topic.name: _score(topic, text, headline) for topic in topics}
    best = max(scores.values(), default=0)
    chosen = [name for name, score in scores.items() if score and score >= best * _SHARE_OF_FIRST]
    return replace(article, topics=tuple(sorted(chosen, key=lambda name: -scores[name])[:_MOST_TOPICS]))


def _score(topic: Topic, text: str, headline: str) -> int:
    """How many of a topic's words a text uses, those of the headline twice; 0 where they are too few."""
    words = [word for word in topic.words if word in text]
    if len(words) < _FEWEST_WORDS + len(text) // _LONG_TEXT:
        return 0
    return len(words) + sum(word in headline for word in words)


def read_topics(content: Path) -> tuple[Topic, ...]:
    """The topics that ship with the program, with those of content/topics.yaml in their place or after them.

    A topic of the edition replaces the shipped one of its name; one without words takes it away. Raises
    EditionError with file and line for YAML that does not parse or is not a list of names with words.
    """
    topics = {topic.name: topic for topic in _topics_in(SHIPPED)}
    own = content / "topics.yaml"
    if own.is_file():
        topics |= {topic.name: topic for topic in _topics_in(own)}
    return tuple(topic for topic in topics.values() if topic.words)


def _topics_in(path: Path) -> Iterator[Topic]:
    for node in _sequence(_root(path), path):
        if not isinstance(node, yaml.MappingNode):
            raise _misformed(path, node)
        keys = {_text(key, path): value for key, value in node.value}
        if "name" not in keys or not keys.keys() <= _KEYS:
            raise _misformed(path, node)
        words = _sequence(keys.get("words"), path)
        yield Topic(_text(keys["name"], path), tuple(dict.fromkeys(_text(word, path) for word in words)))


def _root(path: Path) -> yaml.Node | None:
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise EditionError(
            f"{path}:{line}: 主题文件不是合法的 YAML，请检查这一行的缩进、冒号与引号。"
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise EditionError(f"{path}: 主题文件无法读取，请以 UTF-8 编码的 YAML 重新保存。") from error


def _sequence(node: yaml.Node | None, path: Path) -> list[yaml.Node]:
    """The members of a list; none for what is left empty."""
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _misformed(path, node)
    return list(node.value)


def _text(node: yaml.Node, path: Path) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise _misformed(path, node)
    return str(node.value).strip()


def _misformed(path: Path, node: yaml.Node) -> EditionError:
    line = node.start_mark.line + 1
    return EditionError(f"{path}:{line}: 每个主题应有 name（一个名称）和 words（一列词语），请改正这一行。")
