"""Nothing is left out of a build for which nobody says why."""

import pytest

from desktop.distribution.left_out import UNUSED_PLUGINS, UNUSED_QT, why
from desktop.distribution.parts import QT_LIBRARIES, used
from tests.release.builds import left_out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", "Thai"),
        ("PySide6\\translations\\qtbase_de.qm", "Thai"),
        ("PySide6/opengl32sw.dll", "processor"),
        ("PySide6/Qt/lib/libQt6Network.so.6", "no network"),
        ("PySide6/Qt6Network.dll", "no network"),
        ("PySide6/QtNetwork.abi3.so", "no network"),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "portal"),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", "alike"),
        ("libX11.so.6", "the screen"),
        ("libgtk-3.so.0", "linked"),
    ],
)
def test_what_is_left_out_has_a_reason(place, said):
    assert used([(place, "/from/it", "BINARY")], lambda _source: ()) == []
    assert said in why(place)


@pytest.mark.parametrize(
    "place",
    ["PySide6/Qt6Quick.dll", "PySide6/plugins/sqldrivers/qsqlite.dll", "resources/window.qss"],
)
def test_what_nobody_speaks_of_stops_the_build(place):
    with pytest.raises(LookupError):
        why(place)


def test_no_library_is_used_and_left_out():
    assert not [name for name in QT_LIBRARIES if name.startswith(tuple(UNUSED_QT))]
    assert all(UNUSED_PLUGINS.values())


def test_table_sums_the_sizes_of_each_reason(tmp_path):
    lines = ("1500000\ta.so\tno network", "500000\tb.so\tno network", "3000000\tc\tThai")
    (tmp_path / "left-out.txt").write_text("\n".join(lines), encoding="utf-8")
    first, second = left_out(tmp_path)
    assert first.split() == ["without", "3.0", "MB", "in", "1", "files:", "Thai"]
    assert second.split() == ["without", "2.0", "MB", "in", "2", "files:", "no", "network"]
