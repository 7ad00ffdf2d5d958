"""The Korean analyser, loaded once for all processes that read and learn.

Importing this does work, as nothing else here does: a fork server can be told what to import and nothing more. What it
has loaded all its children have from their birth, and share.
"""

import contextlib
import gc

import styles.learning.learn
import styles.scoring.score  # noqa: F401 - what these take is shared as well
from styles.reading.sentences import warm_up
from styles.reading.tokens import encoding

with contextlib.suppress(Exception):  # each of its children then loads what it needs, and says what is wrong
    warm_up()
    encoding()
gc.collect()
gc.freeze()  # a collection writes into every page it looks through, and each process would have its own
