"""What reading anything may take: five seconds of the processor, and half a gigabyte."""

import re
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 5.0
BYTES = 500 * 1024**2
_STATUS, _PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_RESET = "5"  # the kernel's word for: the peak is what there is now


@contextmanager
def within_limits(seconds: float = SECONDS, size: int = BYTES) -> Iterator[None]:
    """Fails where more time is used, and raises MemoryError where more memory is asked for."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (asked_for() + size, hard))
    start = time.process_time()
    try:
        yield
    finally:
        taken = time.process_time() - start
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert taken < seconds


def limit_memory(size: int) -> None:
    """From now on MemoryError is raised where this process asks for that much more."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (asked_for() + size, hard))


def asked_for() -> int:
    """The bytes that this process has asked for by now."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


class Peak:
    """The most memory that was in use since a moment, beyond what was in use then."""

    def __init__(self) -> None:
        self._before = 0

    def begin(self) -> None:
        """The moment is now."""
        _PEAK.write_text(_RESET)
        self._before = _kilobytes("VmHWM")

    def rise(self) -> int:
        """The bytes by which it has risen since."""
        return 1024 * (_kilobytes("VmHWM") - self._before)


def _kilobytes(name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", _STATUS.read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])
