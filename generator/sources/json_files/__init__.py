"""JSON and JSON Lines -> articles, however their lists are wrapped; what is broken costs only itself.

The modules in the order the text travels; each imports only those above it:

parsing   JSON text -> its values, with the line of each object in a list
articles  the values -> the objects in them that are articles, and what stands around each
reading   files of JSON -> Items
"""

from generator.sources.json_files.parsing import value_at
from generator.sources.json_files.reading import read_json, takes_json

__all__ = ["read_json", "takes_json", "value_at"]
