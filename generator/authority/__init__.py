"""content/authority/: what an editor says of names once, effective in all articles at the next build.

The modules in the order they build on each other; each imports only those above it:

records      one file -> its entries, each judged alone
authorities  the files -> entities and who goes by which name, once the entries agree
mentions     where a text prints names, the longest at each place, and the sentence that shows one
applied      articles -> the same with their names as the files have them
candidates   names of articles without an entry, the most frequent first
insertion    an entry or alias put into the text of a file, all else of it byte for byte
writing      an editor's decision -> the file, where it then says exactly that; else the reason
"""

from generator.authority.applied import apply_authorities
from generator.authority.authorities import Authorities, read_authorities
from generator.authority.candidates import Candidate, candidates
from generator.authority.mentions import doubted_names, sentences_showing
from generator.authority.records import KINDS
from generator.authority.writing import write_alias, write_entry

__all__ = [
    "KINDS",
    "Authorities",
    "Candidate",
    "apply_authorities",
    "candidates",
    "doubted_names",
    "read_authorities",
    "sentences_showing",
    "write_alias",
    "write_entry",
]
