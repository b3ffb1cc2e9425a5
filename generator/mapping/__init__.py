"""Items -> finished articles: which field is the headline, how a date and a page are written.

The modules in the order they build on each other; each imports only those above it:

"""
