"""Pages of clean text with their truth, for tests/bench/clean.py: a paragraph a line, or wrapped between marks.

The modules in the order they build on each other; each imports only those above it:

stories        the sample edition's stories and some more, as one may type them
sheets         a page of clean text with its truth
layouts        the forms that the reader was made with
layouts_aside  forms by another hand, written before the reader was and never tuned on
"""
