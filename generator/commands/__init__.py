"""The commands, a module each; `run` carries one out and gives its exit code. build.py says which is which.

The modules in the order they build on each other; each imports only those above it:

outcome       how a command ends: its exit code, or a sentence on what ended it before its time
edition_read  what commands read of content/: settings, pages, the edition as readers see it
names         `names`, and a step of every import: names found for articles that have none
importing     `import`: the pipeline from page texts and finished articles to content/articles/
building      `build`: the pipeline from content/ to site/
whole_way     no command named: import, then build
checking      `check`
reviewing     `review`
serving       `serve`
bundling      `bundle`
parsing       `parse`
"""

from generator.commands.outcome import carried_out

__all__ = [
    "carried_out",
]
