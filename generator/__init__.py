"""A Chinese newspaper's printed pages, as text, become a site one can read and search.

The rooms in the order the text travels; each imports only those above it (tests/test_layers.py). What all need:

model           the nouns: key, page, article, issue, edition, problem, output
web_address     whether a text is an address of the web
html_tree       HTML from outside -> its tree, whole or not at all
messages        a code and its values -> the sentence that people are told
storage         files read within bounds, written whole or not at all, and paths that stay inside their folder
yaml_source     all that is written in YAML -> values that know their line: the one reader
settings        content/edition.yaml and its defaults; EditionError
processes       the same work on many things, on all cores
console         the folders of one run, and the only one that prints
language        what print and language are: characters, words, names, sentences; below import and build alike
wrapping        lines of a body -> what each begins, and which go on the one before
prose           paragraphs and subheads <-> Markdown, one paragraph a line
gazetteer       a name -> the place of China or the world that is meant, and the points around it
topics          topics.yaml -> Topics; the ones that an article's words lead to

Import, which fills content/:

readers         what an editor has -> RawPage: page texts in whatever encoding; where they lie
page_files      which files are pages to import: those new, those named, whole issues
parse           RawPage -> ParsedPage (a page with its articles); pure; never fails
sources         finished articles of other systems -> Items: their fields, each under the source's own name
mapping         Items -> finished articles: which field is the headline, how a date and a page are written
continuation    the ParsedPages of an issue -> the same, articles joined across pages; pure; no doubtful join
finished        an issue's readings and finished articles -> the readings with those in them; none twice
tagger          texts -> words with tags and, for names, how sure: the network inside jieba, in numpy
enrich          Article -> Article with people, places, organisations and topics

The waist:

content         content/articles/ and its memory: Article, PrintedPage <-> files with front matter
inbox           content/inbox/: the sources of finished articles, read as their formats and mappings say
key_assignment  a page's articles read anew -> their lasting keys
merge           base, mine, theirs -> one text; the editor's lines stand
name_filing     names and topics put into the files of content/articles/ that have none, never over an editor
filing          the writer of content/articles/: merges re-read pages into it, never over an editor

Build, which reads it:

authority       content/authority/: who and what names stand for; articles with their names as it has them
visibility      what readers may see on a day: pages without what is held back, and what of the rest is blank
aliases         what print calls by several names, under one: 柳州 is 柳州市; the editor's decisions stand
edition         pages and articles -> issues, neighbours, jumps that meet, indexes
routes          every address on the site, made here and nowhere else
markup          Markdown -> HTML that is safe to show
index_pages     Edition -> what the pages of its names and topics say; what is like an article
exports         what machines read: references, records, manifests, a page as it was read
render          Edition + theme -> Outputs
search          Edition -> Outputs of an exact Chinese Pagefind index
offline         Outputs -> the same with lists of them and the service worker that keeps them
publish         Outputs -> site/: a whole site or the one before, never half
bundle          site/ -> one zip that opens by double click
serve           the site over http on this machine, rebuilt on change

And the people who work with both:

check           rules over content/ and site/; which articles have the same text
editor          what an editor is shown and asked: what to look at, which names are meant
accident        an error that nobody expected -> a report of it
command_line    the words an editor types -> what to do, and the help
commands        one module a command, and the two pipelines: the only place that knows the order
"""
