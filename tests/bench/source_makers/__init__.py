"""The sample's stories as other systems would give them, to measure how they come in (tests/bench/inputs.py).

Made from what is published of each format, not from our readers: the manuals of Hugo, Jekyll, Hexo and Quartz,
pages of Founder's e-papers and of paper.people.com.cn as their public spiders describe them, the schemas of
METS, ALTO and TEI. The modules in the order they build on each other:

stories    the sample's stories with all that a source may say of them
variants   how one variant of a format writes days, pages, texts; what it leaves out and what it adds
rows       JSON, JSON Lines, CSV, Excel
markdown   Hugo, Jekyll, Hexo, Quartz
websites   Founder's pages and sites, old and new, paper.people.com.cn
days       crawlers' files of a day
documents  Word and OpenDocument, an issue or an article
library    METS with ALTO, TEI
makers     the table of all of them
"""
