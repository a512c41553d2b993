"""What is kept of all that a build collects, and why large files are in it."""

import pytest

from desktop.distribution.parts import LARGE, LARGE_FILES, QT_PLUGINS, reason, used
from tests.release.builds import checked
from tests.windows.outputs import Different


def entry(place, kind="BINARY"):
    return place, f"/from/{place.rpartition('/')[2]}", kind


def kept(*entries, links=None):
    """The places that stay; `links` says which libraries a file is linked with."""
    asked = links or {}
    found = used(entries, lambda source: asked.get(source.rpartition("/")[2], ()))
    return [place for place, _source, _kind in found]


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqwayland-generic.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "libX11.so.6",
    ],
)
def test_what_nobody_uses_is_left_out(place):
    assert kept(entry(place)) == []


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\imageformats\\qjpeg.dll",
        "PySide6/Qt6Core.dll",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/libpyside6.abi3.so.6.9",
        "libpython3.11.so.1.0",
        "sqlite3.dll",
        "resources/window.qss",
    ],
)
def test_what_is_used_stays(place):
    assert kept(entry(place)) == [place]


def test_library_of_the_system_stays_only_where_something_that_stays_asks_for_it():
    asks = entry("lxml/etree.so", "EXTENSION")
    near, far, alone = entry("libnear.so.1"), entry("libfar.so.2"), entry("libalone.so.3")
    links = {"etree.so": ["libnear.so.1"], "libnear.so.1": ["libfar.so.2"]}
    places = kept(asks, near, far, alone, links=links)
    assert places == ["lxml/etree.so", "libnear.so.1", "libfar.so.2"]
    # One that only a plugin asks for goes with it.
    gone = entry("PySide6/Qt/plugins/tls/libqopensslbackend.so")
    assert kept(gone, alone, links={"libqopensslbackend.so": ["libalone.so.3"]}) == []


def test_large_file_is_known_by_its_place_and_no_other():
    assert reason("PySide6/Qt6Core.dll")
    assert reason("PySide6/Qt6Quick.dll") is None
    assert all(LARGE_FILES.values())
    assert all(QT_PLUGINS.values())


def test_build_with_a_large_file_that_nothing_explains_is_refused(tmp_path):
    (tmp_path / "_internal" / "PySide6").mkdir(parents=True)
    with (tmp_path / "_internal" / "PySide6" / "Qt6Gui.dll").open("wb") as known:
        known.truncate(2 * LARGE)
    assert checked(tmp_path, 3) == "2.0 MB in 1 files, 1 of them large"
    with pytest.raises(Different, match=r"2\.0 MB, at most 1"):
        checked(tmp_path, 1)
    with (tmp_path / "_internal" / "huge.dll").open("wb") as unknown:
        unknown.truncate(LARGE + 1)
    with pytest.raises(Different, match=r"huge\.dll"):
        checked(tmp_path, 9)
