"""Items -> finished articles: which field is the headline, how a date and a page are written.

What a format calls its facts stands in known_fields.yaml; what an editor says of a source of hers in
content/imports/. The modules in the order the text travels; each imports only those above it:

days       a date as other systems write it -> the day
known      the names under which other systems keep the facts of an article, from known_fields.yaml
rules      content/imports/NAME.yaml -> which field is which fact
facts      an item's fields -> the facts of an article as texts, and the fields that no fact took
html_body  the HTML of a body -> our Markdown
bodies     a body in whatever markup -> our Markdown
pictures   which pictures of an item lie in its source, under which names they come here
articles   the items of a source -> finished articles, each on its page
"""

from generator.mapping.articles import finished_articles
from generator.mapping.days import is_form
from generator.mapping.facts import fields_by_fact
from generator.mapping.known import FACTS
from generator.mapping.pictures import SourceFolder
from generator.mapping.rules import IMPORTS, FactRule, SourceMapping, mapping_of, mapping_text, mappings_written

__all__ = [
    "FACTS",
    "IMPORTS",
    "FactRule",
    "SourceFolder",
    "SourceMapping",
    "fields_by_fact",
    "finished_articles",
    "is_form",
    "mapping_of",
    "mapping_text",
    "mappings_written",
]
