"""Pages -> what readers may see of them on a day, and what of the pages' texts and pictures they may not.

All that follows is made from what is shown here: of what is held back nothing later knows.

The modules in the order they build on each other; each imports only those above it:

states    what an article's file, its pages and its issue say together, on a day
secrets   the words of what may not be seen, and where something else repeats them
printed   the lines of the pages' texts that are blank, and the texts that are not shown
pictures  the pictures that only what may not be seen refers to
shown     all of it together
"""

from generator.visibility.shown import Shown, Tally, held_told, shown

__all__ = ["Shown", "Tally", "held_told", "shown"]
