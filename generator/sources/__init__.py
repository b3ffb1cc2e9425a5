"""Finished articles of other systems -> Items: their fields, each under the source's own name.

A reader understands a format and nothing else: which field is the headline a mapping says. Another format gets
its reader here, and a line in `reading`. The modules in the order they build on each other; each imports only
those above it:

source_file  a file within bounds: no pipe, no giant, no archive that grows without end
reading      the files of a source -> its items, each file by the reader that takes it
"""

from generator.sources.reading import can_be_read, read_source
from generator.sources.source_file import SourceFile

__all__ = ["SourceFile", "can_be_read", "read_source"]
