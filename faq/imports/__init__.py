"""From somebody's FAQ, in whatever format it is, to a knowledge base: the command `faq import`.

    source -> `formats` (what stands in it) -> `tidying` -> `writing`, or `updating` the second time

Nothing is lost in silence: whatever does not come over is noted, and `summary` tells it.
"""
