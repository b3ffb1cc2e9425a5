"""One name for what print calls by several: 柳州 is 柳州市, 市财政局 砚江市财政局, a legal name the usual one.

Front matter keeps names as printed. What content/authority/ knows or rejects is never touched. Where it is in
doubt whether two names are one thing, both stay.

The modules in the order they build on each other; each imports only those above it:

given        what content/authority/ has decided on a name
town         the paper's home
places       柳州 -> 柳州市, by the gazetteer; 竹坞 -> 竹坞镇, by the edition
offices      市财政局 -> 砚江市财政局, by the home
legal_names  恒砚轴承股份有限公司 -> 恒砚轴承, by the edition
spelling     names in simplified print, and back as the edition prints them
united       pages -> the same with one name for one thing, and the entities that know the printed forms
"""

from generator.aliases.united import with_aliases

__all__ = ["with_aliases"]
