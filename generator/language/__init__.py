"""What print and language are: knowledge that reading pages and making the site have in common.

The modules in the order they build on each other; each imports only those above it:

typography  spaces, numerals, letter-spacing, dates and page numbers as print writes them
variants    a text folded: width, case, traditional characters as simplified ones
dictionary  words and tags of jieba's dictionary, loaded nowhere else
wordlists   what print writes beside names and in them: titles, suffixes, from words.toml
pinyin      how names are read: as they sort, and by their initials
headline_breaks  a headline -> its phrases, in pieces that no line breaks
almanac     a date -> its day of the lunar calendar, as mastheads print it
"""

from generator.language.almanac import lunar_day
from generator.language.dictionary import dictionary_tag, plain_words, tagged_words
from generator.language.headline_breaks import Phrases, phrases, words_kept_in
from generator.language.pinyin import initials, reading
from generator.language.typography import (
    FILLERS,
    SELECTOR,
    UNSEEN,
    has_count_of_pages,
    has_issue_number,
    has_phrase_gap,
    has_unseen,
    head_text,
    in_simplified_signs,
    is_letter_spaced,
    is_time,
    joined,
    names_text,
    page_number,
    plain_name,
    running_text,
    usual_forms,
    width_in_em,
    without_selectors,
    without_spaces,
    without_unseen,
)
from generator.language.variants import (
    BETWEEN_ACCENTS,
    FOLDING_CODE,
    folded,
    narrow,
    other_readings,
    simplified,
)
from generator.language.wordlists import letters, one_of, words

__all__ = [
    "BETWEEN_ACCENTS",
    "FILLERS",
    "FOLDING_CODE",
    "SELECTOR",
    "UNSEEN",
    "Phrases",
    "dictionary_tag",
    "folded",
    "has_count_of_pages",
    "has_issue_number",
    "has_phrase_gap",
    "has_unseen",
    "head_text",
    "in_simplified_signs",
    "initials",
    "is_letter_spaced",
    "is_time",
    "joined",
    "letters",
    "lunar_day",
    "names_text",
    "narrow",
    "one_of",
    "other_readings",
    "page_number",
    "phrases",
    "plain_name",
    "plain_words",
    "reading",
    "running_text",
    "simplified",
    "tagged_words",
    "usual_forms",
    "width_in_em",
    "without_selectors",
    "without_spaces",
    "without_unseen",
    "words",
    "words_kept_in",
]
