"""The brain of the FAQ bot: from a question in French to a reply. It knows nothing of Telegram."""

import os

# Read when numpy is imported, which the modules of this package do. Its matrices are small:
# with a thread for each core a build takes .9 to 1.3 s instead of .7, and the last digits of
# scores differ from machine to machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
