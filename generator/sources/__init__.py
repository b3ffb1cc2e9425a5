"""Finished articles of other systems -> Items: their fields, each under the source's own name.

A reader understands a format and nothing else: which field is the headline a mapping says. Another format gets
its reader here, and a line in `reading`. The modules in the order they build on each other; each imports only
those above it:

source_file     a file within bounds: no pipe, no giant, no archive that grows without end
source_text     the bytes of a file of text -> its text in whatever encoding, all of it that can be read
xml_tree        the XML of a source -> its tree: nothing outside is loaded, no entity is unfolded
file_place      what the name of a file and its folders say: the day, the page
nested_fields   values within values (JSON, TOML, YAML) -> fields
json_files      JSON and JSON Lines -> articles, however their lists are wrapped
tables          CSV and its like, Excel, OpenDocument tables -> articles, a row each
page_words      the number of a page in words -> in figures
bylines         whether a line is the names of those who wrote an article
day_files       crawlers' files of a day, or of an article, with plain headings
web             saved pages of e-papers, and of any site with one article a page
markdown_files  Markdown, with or without a head of facts -> an article a file
documents       Word and OpenDocument texts -> an article, or an issue by its headings
library         what libraries have of newspapers: METS with ALTO, TEI
reading         the files of a source -> its items, each file by the reader that takes it
"""

from generator.sources.documents import picture_bytes
from generator.sources.reading import can_be_read, read_source
from generator.sources.source_file import SourceFile

__all__ = ["SourceFile", "can_be_read", "picture_bytes", "read_source"]
