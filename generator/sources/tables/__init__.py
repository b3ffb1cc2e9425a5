"""Tables -> articles, a row each: CSV and its like, Excel, OpenDocument.

The modules in the order they build on each other; each imports only those above it:

columns    rows of cells -> articles: which row names the columns, what each further row says
delimited  CSV, TSV and their like -> rows
extents    the archive that a workbook is -> whether it can be read within bounds
cells      the bytes of a workbook -> the cells of its sheets, read in a process of its own
workbooks  Excel and OpenDocument tables -> rows of each sheet
"""

from generator.sources.tables.delimited import read_delimited, takes_delimited
from generator.sources.tables.workbooks import read_workbooks, takes_workbook

__all__ = ["read_delimited", "read_workbooks", "takes_delimited", "takes_workbook"]
