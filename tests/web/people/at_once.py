"""Several people doing something at the same moment."""

import threading

from django.core.exceptions import PermissionDenied
from django.db import connection


def at_once(act, arguments):
    """Run ``act`` for each argument in a thread of its own; what they raised."""
    faults, ready = [], threading.Barrier(len(arguments))

    def run(argument):
        ready.wait()
        try:
            act(argument)
        except PermissionDenied as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(argument,)) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
