"""One key of the person at the terminal, without Enter where the system allows; the edge where keys come in."""

import os
import sys
import unicodedata

END_OF_INPUT = "\x04"  # as Ctrl+D sends it
_ESCAPE = "\x1b"
_INTERRUPT = "\x03"
_WINDOWS_SPECIAL = ("\x00", "\xe0")  # what comes before the code of an arrow key and its like

if sys.platform == "win32":
    import msvcrt

    def _key() -> str:
        key = msvcrt.getwch()
        if key == _INTERRUPT:
            raise KeyboardInterrupt
        if key in _WINDOWS_SPECIAL:
            msvcrt.getwch()
            return ""
        return key

else:
    import termios
    import tty

    def _key() -> str:
        terminal = sys.stdin.fileno()
        try:
            manners = termios.tcgetattr(terminal)
        except termios.error:
            return (_line() or END_OF_INPUT)[:1]
        try:
            tty.setcbreak(terminal, termios.TCSADRAIN)  # else a key pressed just before would be lost
            keys = os.read(terminal, 32).decode(errors="replace")
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, manners)
        # An arrow key comes as several characters, of which no letter may count as one that was pressed.
        return "" if keys.startswith(_ESCAPE) else (keys or END_OF_INPUT)[:1]


def pressed_key() -> str:
    """The next key, a full-width letter as the usual one; "" for one without a character."""
    return unicodedata.normalize("NFKC", _key()).lower()


def typed_line() -> str:
    """The next line, without white space round it; "" at the end of input."""
    return _line().strip()


def _line() -> str:
    return sys.stdin.readline()
