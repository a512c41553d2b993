"""What reading anything may take: five seconds of the processor, and half a gigabyte."""

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 5.0
BYTES = 500 * 1024**2


@contextmanager
def within_limits(seconds: float = SECONDS, size: int = BYTES) -> Iterator[None]:
    """Fails where more time is used, and raises MemoryError where more memory is asked for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + size, hard))
    start = time.process_time()
    try:
        yield
    finally:
        taken = time.process_time() - start
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert taken < seconds
