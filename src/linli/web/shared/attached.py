"""A helper process that goes when the process that started it goes, however that ended.

The parent holds the writing end of the pipe that is the helper's standard input; the system closes
it even when the parent is killed without a chance to say goodbye.
"""

import os
import signal
import threading
import time
from collections.abc import Sequence

STANDARD_INPUT = 0


def end_with_parent(signals: Sequence[signal.Signals], patience: float) -> None:
    """Once standard input closes, stop this process: by ``signals``, at last without asking.

    Parameters
    ----------
    signals : sent to this process one after another, half a second apart
    patience : seconds from the last of them until the process is ended hard
    """
    threading.Thread(target=_wait, args=(signals, patience), daemon=True).start()


def _wait(signals: Sequence[signal.Signals], patience: float) -> None:
    # Past Python's own buffer, whose lock a forked child would find taken.
    while os.read(STANDARD_INPUT, 1024):
        pass
    for each in signals:
        os.kill(os.getpid(), each)
        time.sleep(0.5)
    time.sleep(patience)
    os._exit(1)
