"""The sums of a release: what a file is compared with once it has come to an office."""

import hashlib
import shutil
import subprocess

import pytest

from desktop.distribution.sums import write_sums


@pytest.fixture
def sums(tmp_path):
    files = {"phaen-1.2.3-setup.exe": b"MZ", "phaen-1.2.3-portable.zip": b""}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return write_sums([tmp_path / name for name in files], tmp_path)


def test_each_file_stands_there_by_its_name_with_its_sum(sums):
    assert sums.read_text().splitlines() == [
        f"{hashlib.sha256(b'').hexdigest()}  phaen-1.2.3-portable.zip",
        f"{hashlib.sha256(b'MZ').hexdigest()}  phaen-1.2.3-setup.exe",
    ]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not here")
def test_a_file_that_was_altered_is_found_by_it(sums):
    def check():
        return subprocess.run(["sha256sum", "--check", sums.name], cwd=sums.parent, check=False)

    assert check().returncode == 0
    (sums.parent / "phaen-1.2.3-setup.exe").write_bytes(b"MZ.")
    assert check().returncode == 1
