"""The weights of the tagger inside jieba's own package (jieba/lac_small), read without its framework.

The network is Baidu's LAC (Jiao, Sun, Sun 2018, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network",
arXiv:1807.01882) in its small form, Copyright (c) 2019 PaddlePaddle Authors, Apache License 2.0. Nothing of it
is copied here: jieba, which the project depends on, ships its weights and word lists.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
WIDTH = 128  # numbers in a character's vector, and in each direction's state
_LAYERS = 2
_LISTS = ("word.dic", "tag.dic")
_MATRICES = (
    "word_emb",
    *(f"{part}_{n}.{kind}_0" for n in range(2 * _LAYERS) for part in ("fc", "gru") for kind in "wb"),
    "fc_4.w_0",
    "fc_4.b_0",
    "crfw",
)
# Of all the files one after the other, as in jieba 0.42.1.
_SHA256 = "ca41386b59b96f2ad140c8b051b25ca8ee6dbd3d4e8d860c2bd77f051157ba29"


class TaggerAbsentError(Exception):
    """The installed jieba has no tagger, or another one than the grammar was written for."""


@dataclass(frozen=True, slots=True)
class LayerDirection:
    """One direction of one layer, for vectors as rows: what it takes in, its two gates, its candidate state."""

    intake: Matrix
    bias: Matrix
    gates: Matrix
    candidate: Matrix


@dataclass(frozen=True, slots=True)
class Weights:
    """The network: a vector a character, layers of two directions, the scores of tags and of tags in a row."""

    characters: Mapping[str, int]
    tags: tuple[str, ...]
    vectors: NDArray[np.float32]
    layers: tuple[tuple[LayerDirection, LayerDirection], ...]
    scores: Matrix
    scores_bias: Matrix
    opening: Matrix
    closing: Matrix
    following: Matrix


def read_weights() -> Weights:
    """The weights of jieba's tagger; raises TaggerAbsentError where they are not the known ones."""
    files = _known_files()
    tags = tuple(name for _, name in _numbered(files["tag.dic"]))
    rows = {name: np.frombuffer(files[name], dtype="<f4", offset=_head(files[name])) for name in _MATRICES}
    row = rows["crfw"].astype(np.float64).reshape(-1, len(tags))
    return Weights(
        characters={character: number for number, character in _numbered(files["word.dic"])},
        tags=tags,
        vectors=rows["word_emb"].reshape(-1, WIDTH),
        layers=tuple((_direction(rows, 2 * n), _direction(rows, 2 * n + 1)) for n in range(_LAYERS)),
        scores=rows["fc_4.w_0"].astype(np.float64).reshape(2 * WIDTH, -1),
        scores_bias=rows["fc_4.b_0"].astype(np.float64),
        opening=row[0],
        closing=row[1],
        following=row[2:],
    )


def _known_files() -> Mapping[str, bytes]:
    package = find_spec("jieba")
    folder = Path(package.origin).parent / "lac_small" if package and package.origin else Path()
    try:
        files = {name: (folder / name).read_bytes() for name in _LISTS}
        files |= {name: (folder / "model_baseline" / name).read_bytes() for name in _MATRICES}
    except OSError as error:
        raise TaggerAbsentError(error.filename) from error
    if hashlib.sha256(b"".join(files.values())).hexdigest() != _SHA256:
        raise TaggerAbsentError(str(folder))
    return files


def _numbered(file: bytes) -> Iterator[tuple[int, str]]:
    for line in file.decode("utf-8").removesuffix("\n").split("\n"):
        number, _, name = line.partition("\t")
        yield int(number), name


def _head(file: bytes) -> int:
    """How many bytes stand before the numbers: three fixed fields, the last the length of a description."""
    return 20 + int.from_bytes(file[16:20], "little")


def _direction(rows: Mapping[str, NDArray[np.float32]], number: int) -> LayerDirection:
    recurrent = rows[f"gru_{number}.w_0"].astype(np.float64)
    gates, candidate = np.split(recurrent, [2 * WIDTH * WIDTH])
    bias = rows[f"fc_{number}.b_0"].astype(np.float64) + rows[f"gru_{number}.b_0"]
    return LayerDirection(
        intake=rows[f"fc_{number}.w_0"].astype(np.float64).reshape(-1, 3 * WIDTH),
        bias=bias,
        gates=gates.reshape(WIDTH, 2 * WIDTH),
        candidate=candidate.reshape(WIDTH, WIDTH),
    )
