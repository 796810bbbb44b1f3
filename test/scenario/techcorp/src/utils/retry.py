"""Trying again."""

import functools
import time


def retry(attempts: int = 3, delay: float = 0.2, on: tuple = (ConnectionError, TimeoutError)):
    """Calls a function again when the network failed, waiting longer each time."""

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return function(*args, **kwargs)
                except on:
                    if attempt == attempts:
                        raise
                    time.sleep(delay * 2**attempt)

        return wrapper

    return decorate
