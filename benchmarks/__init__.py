"""Measures the bot: its understanding beside that of other matchers, its speed, size and growth.

`python -m benchmarks --help` lists what can be measured; `docs/benchmarks.md` says how it is done.
"""
