"""What print and language are: knowledge that reading pages and making the site have in common.

The modules in the order they build on each other; each imports only those above it:

characters       the classes of characters, each once: Han with all its extensions, digits, stops
sentences        where sentences end; a text cut where a reader may pause
typography       spaces, numerals, letter-spacing, dates and page numbers as print writes them
mentions         where a text mentions names: leftmost, of those the longest
variants         a text folded: width, case, traditional characters as simplified ones; read as simplified print
dictionary       words and tags of jieba's dictionary, loaded nowhere else
wordlists        what print writes beside names and in them: titles, suffixes, from words.toml
pinyin           how names are read: as they sort, and by their initials
headline_breaks  a headline -> its phrases, in pieces that no line breaks
similarity       how alike two texts are by their pairs of characters: Dice, overlap, containment, cosine
almanac          a date -> its day of the lunar calendar, as mastheads print it
"""

from generator.language.almanac import BRANCHES, FESTIVALS, STEMS, TERMS, LunarDay, lunar_day
from generator.language.characters import (
    CLOSING_QUOTES,
    EAST_ASIAN,
    HAN,
    HAN_AND_SIGNS,
    HAN_RANGES,
    STOPS,
    TWO_BYTE_HAN,
    WIDE,
)
from generator.language.dictionary import dictionary_tag, dictionary_version, plain_words, tagged_words
from generator.language.headline_breaks import Phrases, known_words, learn_words, phrases
from generator.language.mentions import mentions, pattern_of
from generator.language.pinyin import initials, reading
from generator.language.sentences import (
    ELLIPSIS,
    OPENING_LENGTH,
    Span,
    clipped,
    excerpt,
    near,
    rest_after,
    sentence_bounds,
)
from generator.language.similarity import (
    bigrams,
    containment,
    dice,
    dot_product,
    overlap,
    rarity,
    share_within,
    vector_length,
    weighted_overlap,
    word_bigrams,
)
from generator.language.typography import (
    FILLERS,
    SELECTOR,
    UNSEEN,
    has_count_of_pages,
    has_issue_number,
    has_phrase_gap,
    has_unseen,
    head_text,
    is_letter_spaced,
    is_time,
    joined,
    names_text,
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
    forms_in_print,
    in_simplified_print,
    in_traditional_print,
    is_in_gb_2312,
    is_traditional,
    narrow,
    other_readings,
    simplified,
)
from generator.language.wordlists import characters_of, one_of, words

__all__ = [
    "BETWEEN_ACCENTS",
    "BRANCHES",
    "CLOSING_QUOTES",
    "EAST_ASIAN",
    "ELLIPSIS",
    "FESTIVALS",
    "FILLERS",
    "FOLDING_CODE",
    "HAN",
    "HAN_AND_SIGNS",
    "HAN_RANGES",
    "OPENING_LENGTH",
    "SELECTOR",
    "STEMS",
    "STOPS",
    "TERMS",
    "TWO_BYTE_HAN",
    "UNSEEN",
    "WIDE",
    "LunarDay",
    "Phrases",
    "Span",
    "bigrams",
    "characters_of",
    "clipped",
    "containment",
    "dice",
    "dictionary_tag",
    "dictionary_version",
    "dot_product",
    "excerpt",
    "folded",
    "forms_in_print",
    "has_count_of_pages",
    "has_issue_number",
    "has_phrase_gap",
    "has_unseen",
    "head_text",
    "in_simplified_print",
    "in_traditional_print",
    "initials",
    "is_in_gb_2312",
    "is_letter_spaced",
    "is_time",
    "is_traditional",
    "joined",
    "known_words",
    "learn_words",
    "lunar_day",
    "mentions",
    "names_text",
    "narrow",
    "near",
    "one_of",
    "other_readings",
    "overlap",
    "pattern_of",
    "phrases",
    "plain_name",
    "plain_words",
    "rarity",
    "reading",
    "rest_after",
    "running_text",
    "sentence_bounds",
    "share_within",
    "simplified",
    "tagged_words",
    "usual_forms",
    "vector_length",
    "weighted_overlap",
    "width_in_em",
    "without_selectors",
    "without_spaces",
    "without_unseen",
    "word_bigrams",
    "words",
]
