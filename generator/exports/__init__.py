"""What machines read of an edition: references, records of names and topics, manifests for browsers.

The modules by themselves; none needs another:

citation     an article as it is cited: GB/T 7714, BibTeX
records      what is known of names and topics: JSON, BEACON, JSON-LD
manifests    what browsers read of the whole site: a web app manifest, an OpenSearch description
parsed_page  a ParsedPage as JSON values, for judging how it was read
"""

from generator.exports.citation import Citation, citation
from generator.exports.manifests import browser_manifests
from generator.exports.parsed_page import reading_json
from generator.exports.records import linked_data, records

__all__ = [
    "Citation",
    "browser_manifests",
    "citation",
    "linked_data",
    "reading_json",
    "records",
]
