"""What print and language are: knowledge that reading pages and making the site have in common.

The modules in the order they build on each other; each imports only those above it:

characters       the classes of characters, each once: Han with all its extensions, digits, stops
sentences        where sentences end; a text cut where a reader may pause
typography       spaces, numerals, letter-spacing, dates and page numbers as print writes them
variants         a text folded: width, case, traditional characters as simplified ones
dictionary       words and tags of jieba's dictionary, loaded nowhere else
mentions         where a text mentions names: leftmost, of those the longest
wordlists        what print writes beside names and in them: titles, suffixes, from words.toml
pinyin           how names are read: as they sort, and by their initials
headline_breaks  a headline -> its phrases, in pieces that no line breaks
similarity       how alike two texts are by their pairs of characters: Dice, overlap, containment, cosine
almanac          a date -> its day of the lunar calendar, as mastheads print it
"""
