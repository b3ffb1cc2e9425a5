"""The tagger: nothing lost, sums as by brute force, the same tags in any company, the dictionary in need."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from itertools import combinations, pairwise, product
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT
from effort import lines_run
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tagger import has_network, tagged
from generator.tagger.dictionary import dictionary_words
from generator.tagger.paths import best_paths, shares
from generator.tagger.sentences import LONGEST, TOGETHER, sentences_of
from generator.tagger.weights import Weights
from generator.tagger.words import NAMES

STORIES = (
    "市长程望舒昨天到砚江大学看望学生。",
    "记者骆小满从武汉发回消息，恒砚轴承股份有限公司在那里设了分厂。",
    "桥灯亮了。",
    "雨",
)


def names(text: str) -> list[str]:
    return [f"{word.text}/{word.tag}" for word in tagged([text])[0] if word.tag in NAMES]


def test_the_network_is_there() -> None:
    assert has_network()


def test_names_are_seen_with_their_kinds() -> None:
    assert names(STORIES[0]) == ["程望舒/PER", "砚江大学/ORG"]
    assert names(STORIES[1]) == ["骆小满/PER", "武汉/LOC", "恒砚轴承股份有限公司/ORG"]
    assert names(STORIES[2]) == []


def test_signs_of_print_and_half_width_ones_are_the_same_to_it() -> None:
    printed, typed = "程望舒，骆小满、窦清明到了武汉。", "程望舒,骆小满,窦清明到了武汉."
    assert names(printed) == names(typed)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=150), max_size=4))
def test_the_words_of_any_texts_are_the_texts(texts: list[str]) -> None:
    for text, words in zip(texts, tagged(texts), strict=True):
        assert "".join(word.text for word in words) == text
        assert all(word.text and text[word.start : word.end] == word.text for word in words)
        assert all(0 <= word.confidence <= 1 for word in words)
        assert all(word.confidence == 1 for word in words if word.tag not in NAMES)


def test_what_is_printed_many_times_is_tagged_once() -> None:
    once = lines_run(lambda: tagged(STORIES))
    assert lines_run(lambda: tagged(STORIES * 10)) < 2 * once


def test_no_text_is_read_otherwise_for_its_company() -> None:
    stories = [story * times for story in STORIES for times in range(1, TOGETHER // 2)]
    together = tagged(stories)
    for story, words in list(zip(stories, together, strict=True))[::7]:
        (alone,) = tagged([story])
        assert [(word.text, word.tag) for word in alone] == [(word.text, word.tag) for word in words]
        sure = [word.confidence for word in words]
        assert [word.confidence for word in alone] == pytest.approx(sure, abs=1e-9, rel=0)


@given(st.lists(st.text(alphabet="雨灯，。！\n”a", max_size=400), max_size=3))
def test_sentences_are_short_and_together_the_texts(texts: list[str]) -> None:
    sentences = list(sentences_of(texts))
    for number, text in enumerate(texts):
        assert "".join(one.characters for one in sentences if one.text == number) == text
    assert all(0 < len(one.characters) <= LONGEST for one in sentences)
    assert all(texts[one.text].startswith(one.characters, one.start) for one in sentences)


def test_a_long_sentence_is_cut_at_a_pause() -> None:
    before, after = "雨" * (LONGEST - 20) + "，", "灯" * 60
    assert [one.characters for one in sentences_of([before + after])] == [before, after]


def chain(random: np.random.Generator, tags: int) -> Weights:
    """A chain of made-up numbers; of the network only what the chain needs."""
    empty = np.zeros((0, 0))
    return Weights(
        characters={},
        tags=("甲-B", "甲-I", "O")[:tags],
        vectors=np.zeros((0, 0), dtype=np.float32),
        layers=(),
        scores=empty,
        scores_bias=empty,
        opening=random.normal(size=tags),
        closing=random.normal(size=tags),
        following=random.normal(size=(tags, tags)),
    )


def worth(path: tuple[int, ...], scores: np.ndarray, weights: Weights) -> float:
    steps = sum(scores[step, tag] for step, tag in enumerate(path))
    turns = sum(weights.following[one, other] for one, other in pairwise(path))
    return float(weights.opening[path[0]] + steps + turns + weights.closing[path[-1]])


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_paths_and_shares_are_those_of_counting_every_path(seed: int, lengths: list[int]) -> None:
    random = np.random.default_rng(seed)
    weights = chain(random, 3)
    scores = random.normal(size=(max(lengths), len(lengths), 3))
    paths = best_paths(scores, np.array(lengths), weights)
    sums = shares(scores, np.array(lengths), weights)
    for column, length in enumerate(lengths):
        every = {path: worth(path, scores[:, column], weights) for path in product(range(3), repeat=length)}
        assert tuple(paths[:length, column]) == max(every, key=lambda path: every[path])
        whole = sum(np.exp(list(every.values())))
        for start, end in combinations(range(length + 1), 2):
            word = (0, *[1] * (end - start - 1))
            mine = [
                np.exp(value)
                for path, value in every.items()
                if path[start:end] == word and path[end : end + 1] != (1,)
            ]
            assert sums.of_word(column, start, end, (0, 1)) == pytest.approx(sum(mine) / whole)


def test_the_dictionary_s_names_are_no_more_than_guesses() -> None:
    names = [word for story in STORIES for word in dictionary_words(story) if word.tag in NAMES]
    assert names
    assert all(word.confidence <= 0.5 for word in names)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_the_dictionary_s_words_of_any_text_are_the_text(text: str) -> None:
    words = dictionary_words(text)
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)


@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_other_weights_are_refused_and_the_editor_is_told(harm: str, tmp_path: Path) -> None:
    package = find_spec("jieba")
    assert package is not None
    assert package.origin is not None
    shutil.copytree(Path(package.origin).parent, tmp_path / "jieba")
    weights = tmp_path / "jieba" / "lac_small" / "model_baseline" / "crfw"
    changed = weights.read_bytes()[:-1] + b"\x00"
    weights.unlink()
    if harm == "changed":
        weights.write_bytes(changed)
    program = (
        "from generator.enrich import enrich; from generator.model import Article, key_of\n"
        "story = Article(key_of('2025-06-15/01-01'), '桥', '市长程望舒昨天说，灯亮了。')\n"
        "(found,), problems = enrich([story], [])\n"
        "from generator.tagger import has_network\n"
        "print(has_network(), found.people, *[problem.code for problem in problems])"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
    )
    assert "False" in ran.stdout
    assert "程望舒" in ran.stdout
    assert "names-by-dictionary" in ran.stdout
