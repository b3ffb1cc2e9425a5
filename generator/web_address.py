"""Whether a text is an address of the web that a reader's browser may be led to."""

from urllib.parse import urlsplit


def is_on_the_web(address: str) -> bool:
    """Whether a text is a full http or https address."""
    try:
        parts = urlsplit(address)
        port = parts.port  # read here because one that is no number is only noticed now
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0
