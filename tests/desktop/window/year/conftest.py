"""What is asserted while papers are read back says what differs."""

import pytest

pytest.register_assert_rewrite("tests.desktop.window.year.prints")
