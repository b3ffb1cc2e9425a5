"""The site over http on this machine, and a word whenever something the editor owns has changed.

The modules in the order they build on each other; each imports only those above it:

changes  the folders of an edition -> the moments when something in them has changed
answers  a request -> what a static host would answer with the files of a site
server   an app -> an address on this machine, whoever leaves, dawdles or sends nonsense
"""

from generator.serve.answers import site_app
from generator.serve.changes import changes
from generator.serve.server import HOST, served

__all__ = ["HOST", "changes", "served", "site_app"]
