"""The installer under Wine: installed over a running program, run, and taken away again."""

from __future__ import annotations

import getpass
import shutil
import zipfile
from pathlib import Path

from db.user_folders import PORTABLE
from db.version import VERSION
from desktop.distribution.installer import TYPES, contents
from tests.clipboards.screen_keys import until
from tests.release.builds import Builds
from tests.windows.outputs import Different
from tests.windows.program import SAMPLE
from tests.windows.screen import Screen
from tests.windows.wine import Ran, Windows

# As an office may have it: Thai, with a space.
FOLDER = "โปรแกรม แผน"
LEFT_BESIDE = {"files.txt", "uninstall.exe"}
CLASSES = r"HKCU\Software\Classes"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Phaen"
_PATIENCE = 90  # seconds


class Installed:
    """The program as its installer puts it into a Windows."""

    def __init__(self, builds: Builds) -> None:
        self._builds = builds
        self._windows: Windows = builds.windows
        # On a screen, while there is one.
        self._on = self._windows
        self.folder = self._windows.drive / FOLDER
        (user,) = (self._windows.drive / "users").glob(getpass.getuser())
        self.data = user / "AppData" / "Local" / "Phaen"
        self.lock = self.data / "phaen.db.lock"
        self.shortcut = user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / "แผน.lnk"

    def install_before(self) -> str:
        """The release before, where none is, with a plan in its store."""
        for each in (self.folder, self.data):
            shutil.rmtree(each, ignore_errors=True)
        self._set_up(self._builds.installer_before, folder=self.folder)
        self._phaen("import", SAMPLE)
        if not (self.data / "phaen.db").exists():
            raise Different(f"there is no store in {self.data}")
        return f"{len(self._files())} files in {FOLDER}"

    def upgrade_running(self) -> str:
        """This release over the one before while its window is open: it saves and closes."""
        old = self._files()
        # A Windows that was begun without a screen shows nothing on one.
        self._windows.stop()
        with Screen() as screen:
            shown = self._on = self._windows.on_screen(screen.name, 1.0)
            window = shown.begin(self.folder / "phaenw.exe")
            try:
                until(self.lock.exists, "the window did not open its store")
                self._set_up(self._builds.installer)
                window.wait(_PATIENCE)
            finally:
                window.kill()
                self._windows.stop()
                self._on = self._windows
        if window.returncode:
            raise Different(f"the window ended with {window.returncode}")
        new = self._files()
        wanted = {*self._handed_out(), *LEFT_BESIDE}
        if new != wanted:
            raise Different(f"left over: {_named(new - wanted)}; missing: {_named(wanted - new)}")
        if VERSION not in self._phaen("--version"):
            raise Different("the program is not of this version")
        if len(self._phaen("list").splitlines()) != 1:
            raise Different("the plan of the release before is not there")
        return f"{len(old - new)} files of before gone, {len(new - old)} new, plan and store there"

    def look_around(self) -> str:
        """The entries of the Start menu, of the file type, and of the list of programs."""
        if not self.shortcut.exists():
            raise Different(f"{self.shortcut} is not there")
        for name, each in TYPES.items():
            command = self._registry(rf"{CLASSES}\{name}\shell\open\command")
            if 'phaenw.exe" "%1"' not in command.replace('\\"', '"'):
                raise Different(f"a double click on {each.suffix} runs {command}")
            if name not in self._registry(rf"{CLASSES}\{each.suffix}"):
                raise Different(f"{each.suffix} is not of {name}")
        if VERSION not in self._registry(UNINSTALL, "DisplayVersion"):
            raise Different("the list of programs has another version")
        suffixes = ", ".join(each.suffix for each in TYPES.values())
        return f"Start menu, {suffixes}, list of programs"

    def try_all(self) -> str:
        """`phaen selftest`, installed."""
        self._windows.stop()
        with Screen() as screen:
            shown = self._windows.on_screen(screen.name, 1.0)
            program = self.folder / "phaen.exe"
            done = shown.run(program, "selftest", cwd=self._windows.drive)
            asked = shown.run(program, *ASKS_A_SERVER, cwd=self._windows.drive)
        return f"{told(done.code, done.said)}; {told_of_server(asked.said)}"

    def uninstall(self) -> str:
        """Nothing of the program stays, and all of the plans."""
        store = (self.data / "phaen.db").read_bytes()
        # Windows runs a copy of the uninstaller and lets this one go: it is told not to.
        self._run(self.folder / "uninstall.exe", "/S", f"_?={self._windows.path(self.folder)}")
        left = {name for name in self._files() if name != "uninstall.exe"}
        if left or self.shortcut.exists():
            raise Different(f"left behind: {_named(left)}")
        suffixes = [each.suffix for each in TYPES.values()]
        for key in (*(rf"{CLASSES}\{name}" for name in (*TYPES, *suffixes)), UNINSTALL):
            if self._registry(key):
                raise Different(f"{key} is still there")
        if (self.data / "phaen.db").read_bytes() != store:
            raise Different("the store is another")
        return f"{self.data.name} is as it was"

    def carry(self) -> str:
        """The portable program keeps all beside itself."""
        folder = self._windows.drive / "แฟลชไดรฟ์"
        shutil.rmtree(folder, ignore_errors=True)
        with zipfile.ZipFile(self._builds.portable) as packed:
            packed.extractall(folder)
        before = {path for path in self.data.rglob("*") if path.is_file()}
        done = self._windows.run(
            folder / "Phaen" / "phaen.exe", "import", SAMPLE, cwd=self._windows.drive
        )
        if done.code or not (folder / "Phaen" / PORTABLE / "phaen.db").exists():
            raise Different(f"no store beside the program: {done.said}")
        if {path for path in self.data.rglob("*") if path.is_file()} != before:
            raise Different("the user's own folder has changed")
        shutil.rmtree(folder)
        return f"{PORTABLE} has the store"

    def _set_up(self, installer: Path, *, folder: Path | None = None) -> None:
        """Run an installer; without a `folder` it finds where the release before lies."""
        target = f"/D={self._windows.path(folder)}" if folder else ""
        done = self._run(installer, "/S", target)
        if done.code:
            raise Different(f"{installer.name} ended with {done.code}: {done.said}")

    def _run(self, program: Path, *options: str) -> Ran:
        """Run an installer, whose last option stands unquoted, which no list of words can say."""
        batch = self._windows.drive / "run.bat"
        words = " ".join((f'"{self._windows.path(program)}"', *options))
        lines = f"{words}\r\nexit /b %ERRORLEVEL%\r\n"
        batch.write_bytes(lines.encode(f"cp{self._windows.code_page}"))
        return self._on.run(batch, cwd=self._windows.drive)

    def _phaen(self, *words: str | Path) -> str:
        done = self._windows.run(self.folder / "phaen.exe", *words, cwd=self._windows.drive)
        if done.code:
            raise Different(f"phaen {words[0]} ended with {done.code}: {done.said}")
        return done.said

    def _files(self) -> set[str]:
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def _handed_out(self) -> set[str]:
        listed = contents(self._builds.handed_out)
        return {each.replace("\\", "/") for each in listed if not each.endswith("\\")}

    def _registry(self, key: str, name: str = "") -> str:
        asked = ("/v", name) if name else ("/ve",)
        done = self._windows.run("reg", "query", key, *asked, cwd=self._windows.drive)
        return "" if done.code else done.said


def _named(names: set[str]) -> str:
    """How many there are, and the first of them."""
    return f"{len(names)} {sorted(names)[:5]}"


# Nobody answers there: what is said tells whether the program has what asks.
ASKS_A_SERVER = ("list", "--db", "postgresql://nobody@127.0.0.1:9/phaen?sslmode=disable")


def told_of_server(said: str) -> str:
    """That a server was asked for, in the program's own words.

    Raises:
        Different: the program has not what asks, or says something else.
    """
    if "ติดต่อฐานข้อมูลไม่ได้ โปรดตรวจว่าต่อเครือข่าย" not in said:
        raise Different(f"no server was asked: {said}")
    return "a server is asked"


def told(code: int, said: str) -> str:
    """The last line of a self-test.

    Raises:
        Different: it did not end well.
    """
    lines = [line for line in said.strip().splitlines() if "ผ่าน" in line]
    if code or not lines:
        raise Different(f"selftest ended with {code}:\n{said}")
    return lines[-1]
