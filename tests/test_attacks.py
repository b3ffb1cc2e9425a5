"""Whatever is typed or laid where YAML is read: no traceback, nothing that hangs, nothing that swells."""

from pathlib import Path

import pytest
from attacks import FAMILIES, KINDS, PATIENCE, attack, attack_yaml, real_file

pytestmark = pytest.mark.end_to_end


def test_hostile_yaml_is_borne_and_told_in_sentences(*, slow: bool) -> None:
    """What takes seconds without end is found here, what takes two of them by tests/bench/yaml_attacks.py."""
    figures = attack_yaml(500 if slow else 60, seed=12, longest=PATIENCE)
    assert figures.failures == ()
    assert figures.held
    assert figures.slowest > 0


def test_the_attacks_are_of_every_family_and_on_every_kind_of_file() -> None:
    attacks = [attack(index, seed=12) for index in range(100)]
    assert {each.family for each in attacks} == {*FAMILIES, "no file", "no text", "mutated"}
    assert {each.kind for each in attacks} == KINDS.keys()


def test_the_same_seed_gives_the_same_attacks() -> None:
    assert [attack(index, seed=3) for index in range(20)] == [attack(index, seed=3) for index in range(20)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_mutated_is_a_sound_file_of_its_kind(kind: str, tmp_path: Path) -> None:
    place = tmp_path / KINDS[kind].place
    place.parent.mkdir(parents=True)
    place.write_bytes(real_file(kind))
    told = [problem for problem in KINDS[kind].read(tmp_path) if problem.code != "picture-absent"]
    assert told == []
