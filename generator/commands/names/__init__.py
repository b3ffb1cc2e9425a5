"""The command `names`, and the step of every import that finds names for articles that have none.

The modules in the order they build on each other; each imports only those above it:

finding   `names --find`: names and topics for articles that have none, or anew for all
deciding  `names`: which of the names are meant
"""

from generator.commands.names.deciding import run
from generator.commands.names.finding import find_names

__all__ = ["find_names", "run"]
