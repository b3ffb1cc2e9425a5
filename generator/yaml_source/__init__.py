"""All that is written in YAML -> what it says, by key, with the line of each: the one reader.

Editors type it who do not know YAML: what they mean is understood where that is plain, all else is told with
its line and left out, and no file, whatever it holds, stops the reader.

The modules in the order the text travels; each imports only those above it:

nodes         YAML text -> nodes that know their place; stops at what no editor needs
slips         YAML as people type it who do not know YAML -> the same lines as YAML
insertion     a name, an item or lines put into YAML as it was typed or taken out, all else byte for byte
unknown_keys  a key that means nothing -> which one is meant, and what an editor is told
reading       a file of YAML as people type it -> what it says; each slip mended or left out, and told
facts         what a file says -> the values that are asked for, each checked and told where it is wrong
"""

from generator.yaml_source.facts import (
    Facts,
    TypedFact,
    facts_at_head,
    is_said,
    list_at_head,
    mapped_facts,
    nested_fact,
    nested_facts,
    report_at,
    single_facts,
    text_fact,
    texts_fact,
    typed_facts,
)
from generator.yaml_source.insertion import (
    column_of,
    line_end_of,
    pair_of,
    split_start,
    with_item,
    with_lines,
    with_listed,
    without_listed,
    written,
)
from generator.yaml_source.nodes import Mapping, Node, NodeError, Scalar, Sequence, node_of
from generator.yaml_source.reading import DASHES, begins_like_key, shown, tell_at, whole_source, yaml_source

__all__ = [
    "DASHES",
    "Facts",
    "Mapping",
    "Node",
    "NodeError",
    "Scalar",
    "Sequence",
    "TypedFact",
    "begins_like_key",
    "column_of",
    "facts_at_head",
    "is_said",
    "line_end_of",
    "list_at_head",
    "mapped_facts",
    "nested_fact",
    "nested_facts",
    "node_of",
    "pair_of",
    "report_at",
    "shown",
    "single_facts",
    "split_start",
    "tell_at",
    "text_fact",
    "texts_fact",
    "typed_facts",
    "whole_source",
    "with_item",
    "with_lines",
    "with_listed",
    "without_listed",
    "written",
    "yaml_source",
]
