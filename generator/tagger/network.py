"""The scores of every tag at every character: characters to vectors, two layers read from both ends, scores.

Numbers have 64 bits throughout: sums then differ between machines only far behind any decision's margin, so
that tags are the same everywhere.
"""

import numpy as np
from numpy.typing import NDArray

from generator.tagger.weights import WIDTH, LayerDirection, Matrix, Weights


class Network:
    """The network for texts of certain characters: what its first layer makes of each is worked out once."""

    def __init__(self, characters: NDArray[np.intp], weights: Weights) -> None:
        """Prepare for characters, the numbers of all that are to come."""
        self._weights = weights
        self._rows = np.zeros(len(weights.vectors), dtype=np.intp)
        self._rows[characters] = np.arange(len(characters))
        vectors = weights.vectors[characters].astype(np.float64)
        self._first = tuple(vectors @ one.intake + one.bias for one in weights.layers[0])

    def tag_scores(self, characters: NDArray[np.intp], lengths: NDArray[np.intp]) -> Matrix:
        """The scores of the tags, steps × sentences × tags; `characters` are numbers, steps × sentences.

        What stands in a column after its sentence's length is padding; its scores mean nothing.
        """
        inside = (np.arange(len(characters))[:, None] < lengths)[:, :, None]
        rows = self._rows[characters]
        intakes = tuple(first[rows] for first in self._first)
        states = _both_ways(intakes, inside, self._weights.layers[0])
        for layer in self._weights.layers[1:]:
            intakes = tuple(_flat_product(states, one.intake) + one.bias for one in layer)
            states = _both_ways(intakes, inside, layer)
        return _flat_product(states, self._weights.scores) + self._weights.scores_bias


def _both_ways(
    intakes: tuple[Matrix, ...], inside: NDArray[np.bool_], layer: tuple[LayerDirection, LayerDirection]
) -> Matrix:
    ahead = _states(intakes[0], inside, layer[0])
    back = _states(intakes[1][::-1], inside[::-1], layer[1])[::-1]
    return np.concatenate((ahead, back), axis=2)


def _flat_product(states: Matrix, matrix: Matrix) -> Matrix:
    """The product with each vector of a block, as one product: many small ones take twice as long."""
    steps, sentences, _ = states.shape
    return (states.reshape(steps * sentences, -1) @ matrix).reshape(steps, sentences, -1)


def _states(intake: Matrix, inside: NDArray[np.bool_], direction: LayerDirection) -> Matrix:
    """The states of a gated recurrent unit (Cho et al. 2014, arXiv:1406.1078), zero in padding."""
    steps, sentences, _ = intake.shape
    state = np.zeros((sentences, WIDTH))
    states = np.empty((steps, sentences, WIDTH))
    for step in range(steps):
        gates = _sigmoid(intake[step, :, : 2 * WIDTH] + state @ direction.gates)
        update, reset = gates[:, :WIDTH], gates[:, WIDTH:]
        candidate = np.tanh(intake[step, :, 2 * WIDTH :] + (reset * state) @ direction.candidate)
        state = np.where(inside[step], state + update * (candidate - state), 0.0)
        states[step] = state
    return states


def _sigmoid(values: Matrix) -> Matrix:
    return 1.0 / (1.0 + np.exp(-values))
