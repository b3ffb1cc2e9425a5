"""HTML from outside -> its tree, whole or not at all."""

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring


def html_tree(html: str, *, deep: bool = False, comments: bool = True) -> HtmlElement | None:
    """The tree of a document; None where it is empty or nested too deeply to be read whole.

    256 elements may stand in one another, 2048 with `deep`: libxml2 leaves out what is deeper and only logs it.
    """
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=deep, remove_pis=True, remove_comments=not comments
    )
    try:
        tree = document_fromstring(html.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    is_cut = any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log)
    return None if is_cut else tree
