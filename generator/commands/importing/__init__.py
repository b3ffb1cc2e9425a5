"""`import`: page texts and finished articles -> content/articles/.

The modules in the order they build on each other; each imports only those above it:

material  what an import has to work on: each issue that is new or changed
dialog    a person at the terminal says which field of a source is which fact of an article
trying    `--preview`, `--map`: sources are looked at, nothing is taken over
pipeline  the order of the work
"""

from generator.commands.importing.pipeline import run

__all__ = ["run"]
