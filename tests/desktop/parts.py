"""What the window's tests are made of: small plans, and work without a thread."""

from concurrent.futures import Executor, Future

from db.records import Memo, Organisation, Package, Plan, Project, Report, SwotItem
from forms.editions.opening import opened_edition
from forms.printing import Job


class ImmediateExecutor(Executor):
    """Does work at once, where it is asked for."""

    def submit(self, work, /, *args, **kwargs):
        future = Future()
        future.set_result(work(*args, **kwargs))
        return future


class WaitingExecutor(ImmediateExecutor):
    """Does work when it is told to."""

    def __init__(self):
        self.work = []

    def submit(self, work, /, *args, **kwargs):
        self.work.append(lambda: work(*args, **kwargs))

    def next(self):
        self.work.pop(0)()

    def go(self):
        while self.work:
            self.next()


def package(unit="หน่วยทดสอบ", *, year=2567, quarters=(), projects=()):
    return Package(
        Plan(
            fiscal_year=year,
            edition="2567",
            title=f"แผนทดสอบ {year}",
            unit=Organisation(name=unit),
            # The text repeats a code that is not there: a problem to show.
            swot=(SwotItem(quadrant="S", code="S1", text="ข้อดี"),),
            projects=tuple(Project(key=key, name=f"โครงการ {key}") for key in projects),
        ),
        tuple(Report(quarter=quarter, memo=Memo(subject="รายงาน")) for quarter in quarters),
    )


def job_of(made, *more, **named):
    """A job that prints a plan on its edition."""
    return Job(made, opened_edition(made.plan).edition, *more, **named)
