"""A Chinese newspaper's printed pages, as text, become a site one can read and search.

The modules in the order the text travels; each imports only modules above it (tests/test_layers.py):

model         the nouns: article, page, issue, edition, problem, output
messages      a code and its values -> the sentence that people are told
refusals      what the system refuses -> the code of what an editor is told
storage       files read within bounds, written whole or not at all, and paths that stay inside their folder
nodes         YAML text -> nodes that know their place; stops at what no editor needs
slips         YAML as people type it who do not know YAML -> the same lines as YAML
keys          a key that means nothing -> which one is meant, and what an editor is told
yaml_source   a file of YAML as people type it -> what it says; each slip mended or left out, and told
facts         all that is written in YAML -> facts that know their line: the one reader
notes         the notes of an article <-> YAML: codes with values, the sentence beside them
settings      content/edition.yaml and its defaults; EditionError
accident      an error that nobody expected -> a report of it
console       the folders of one run, and the only one that prints
language      what print and language are: characters, words, names, sentences; below import and build alike
wrapping      lines of a body -> what each begins, and which go on the one before
prose         paragraphs and subheads <-> Markdown, one paragraph a line
gazetteer     a name -> the place of China or the world that is meant, and the points around it
decoding      bytes -> a text and the encoding it is in: what reads most like Chinese
page_text     the file of a page's text -> RawPage, in whatever encoding; where it lies
source        which files are pages to import: those new, those named, whole issues
parse         RawPage -> ParsedPage (a page with its articles); pure; never fails
continuation  the ParsedPages of an issue -> the same, articles joined across pages; pure; never a doubtful join
topics        topics.yaml -> Topics; the ones that an article's words lead to
tagger        texts -> words with tags and, for names, how sure: the network inside jieba, in numpy
enrich        Article -> Article with people, places, organisations and topics
holding       the words of a file's head that keep it from readers, and what looks like such words
front_matter  Article, Page <-> Markdown with YAML front matter
files         the files of content/articles/: where each lies, its text, its style
memory        .imported/: what the importer last wrote, and which keys are given
merge         base, mine, theirs -> one text; the editor's lines stand
svg           an SVG file -> the same drawing as a still picture
pictures      content/images/: which of its files are published, and why others are not
issue_file    issue.md beside a day's articles: what holds back all of its issue
content       the files of content/articles/ -> pages with their articles
filing        the only writer of content/articles/: merges re-read pages into it, never over an editor
authority     content/authority/: who and what names stand for; articles with their names as it has them
remains       what content/ has of articles besides their files: deleted ones, pages' texts, pictures
visibility    what readers may see on a day: pages without what is held back, and what of the rest is blank
aliases       what print calls by several names, under one: 柳州 is 柳州市; the editor's decisions stand
edition       pages and articles -> issues, neighbours, jumps that meet, indexes
routes        every address on the site, made here and nowhere else
markup        Markdown -> HTML that is safe to show
index_pages   Edition -> what the pages of its names and topics say; what is like an article
duplicates    articles -> the pairs of them with the same text
exports       what machines read of an edition: references, records, manifests
render        Edition + theme -> Outputs
review        drafts and leftovers -> what an editor should look at, most doubtful first
search        Edition -> Outputs of an exact Chinese Pagefind index
offline       Outputs -> the same with lists of them and the service worker that keeps them
publish       Outputs -> site/: a whole site or the one before, never half
bundle        site/ -> one zip that opens by double click
check         rules over content/ and site/, one function each
serve         the site over http on this machine, rebuilt on change
keyboard      the keys that the person at the terminal presses
decisions     a person at the terminal decides on names one key each
command_line  the words an editor types -> what to do, and the help
commands      one module a command, and the two pipelines: the only place that knows the order
"""
