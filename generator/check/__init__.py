"""What is wrong with an edition and its site, told before readers see it.

The modules in the order they build on each other; each imports only those above it:

duplicates  articles -> the pairs of them with the same text
rules       rules over content/ and site/, one function each
"""

from generator.check.duplicates import SameText, same_texts
from generator.check.rules import check

__all__ = [
    "SameText",
    "check",
    "same_texts",
]
