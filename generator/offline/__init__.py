"""Outputs -> the same, and what lets a browser keep them for the time without a network: lists and a worker.

The modules in the order they build on each other; each imports only those above it:

lists    the paths of a build with their digests, in parts that a browser loads as it needs them
outputs  every file of the site -> the same files, their lists, and the service worker of this build
"""

from generator.offline.outputs import with_offline

__all__ = ["with_offline"]
