"""Packages of units of our own, made at random, and what an agency reckons of them by hand."""

import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

YEAR = 2568
POLICIES = ("P001", "P052", "P118")
# Projects that several units list, each with its strategy code.
SHARED = (("โครงการสวนใกล้บ้าน", "010203"), ("โครงการทางเท้าเดินสบาย", ""), ("กิจกรรมคลองใส", "020301"))


def unit_value(rng: random.Random, number: int) -> dict[str, Any]:
    """A unit's package as JSON holds it, with reports of the first quarters."""
    projects = [_project(rng, number, index) for index in range(rng.randint(3, 9))]
    keys = [project["key"] for project in projects]
    cut = rng.randint(1, len(keys))
    indicators = [_indicator(index, rng.sample(keys, 1)) for index in range(rng.randint(1, 3))]
    last = rng.randint(0, 3)
    return {
        "format": "bma-plan-package",
        "version": 1,
        "plan": {
            "fiscal_year": YEAR,
            "edition": "2567",
            "unit": {"name": f"สำนักงานเขตทดลองที่ {number}"},
            "divisions": [{"key": "d1", "name": "ฝ่ายโยธา"}, {"key": "d2", "name": "ฝ่ายเทศกิจ"}],
            "framework": {
                "strategies": [
                    {"code": "1", "name": "เมืองน่าอยู่"},
                    {"code": "2", "name": "เมืองเดินได้"},
                ],
                "substrategies": [
                    {"code": "1.1", "name": "ย่อยหนึ่ง", "strategy": "1"},
                    {"code": "2.1", "name": "ย่อยสอง", "strategy": "2"},
                ],
                "tactics": [
                    {"code": "1.1.1", "text": "ก", "substrategy": "1.1"},
                    {"code": "2.1.1", "text": "ข", "substrategy": "2.1"},
                ],
                "policies": [{"code": code, "name": f"นโยบาย {code}"} for code in POLICIES],
            },
            "part1": [
                {
                    "dimension": 1,
                    "substrategy": f"{1 + number % 2}.1",
                    "tactics": [{"tactic": f"{1 + number % 2}.1.1", "projects": keys[:cut]}],
                }
            ],
            "part3": [{"programme": "งานประจำ", "projects": keys[cut:]}],
            "projects": projects,
            "indicators": indicators,
        },
        "reports": [_report(rng, quarter, projects, indicators) for quarter in range(1, last + 1)],
    }


def _project(rng: random.Random, unit: int, index: int) -> dict[str, Any]:
    name, code = f"โครงการเฉพาะที่ {index} ของเขต {unit}", ""
    if index < len(SHARED) and rng.random() < 0.6:
        name, code = SHARED[index]
        # Typed in another way, it is the same project still.
        name = rng.choice((name, f" {name}", name.replace("โครงการ", "โครงการ ")))
    project: dict[str, Any] = {
        "key": f"p{index}",
        "name": name,
        "divisions": rng.choice((["d1"], ["d2", "d1"], [])),
        "policies": rng.sample(POLICIES, rng.choice((0, 1, 1, 2))),
        "activities": [
            {
                "steps": [
                    {
                        "number": str(n),
                        "text": "ทำ",
                        "weight": weight,
                        "spans": [{"start": "2567-10", "end": "2568-03"}],
                    }
                    for n, weight in enumerate((40, 60), 1)
                ]
            }
        ],
    }
    if code:
        project["strategy_code"] = code
    status = rng.choice(("granted", "requested", "not_granted", "off_budget", "none", None))
    if status != "none":
        project["budget"] = {"amount": rng.randrange(1, 900) * 1000}
    if status:
        project.setdefault("budget", {})["status"] = status
    if rng.random() < 0.15:
        project["dropped"] = True
    return project


def _indicator(index: int, projects: list[str]) -> dict[str, Any]:
    levels = [{"level": n, "criteria": [f"ร้อยละ {n * 20}"]} for n in range(5, 0, -1)]
    return {
        "key": f"k{index}",
        "number": str(index + 1),
        "name": f"ตัวชี้วัด {index + 1}",
        "component": "1",
        "weight": 10,
        "projects": projects,
        "rubrics": [{"levels": levels}],
    }


def _report(
    rng: random.Random,
    quarter: int,
    projects: list[dict[str, Any]],
    indicators: list[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "quarter": quarter,
        "results": [
            {
                "indicator": indicator["key"],
                "progress": quarter * 20,
                "level": rng.randint(1, 5),
                "narrative": f"ทำถึงไตรมาส {quarter}",
            }
            for indicator in indicators
        ],
        "steps": [
            {"project": project["key"], "step": step, "done": rng.randrange(0, 101, 5)}
            for project in projects
            for step in ("1", "2")
        ],
        "spending": [
            {"project": project["key"], "amount": rng.randrange(0, 500) * 100}
            for project in projects
            if "amount" in project.get("budget", {})
        ],
    }


def write_units(folder: Path, count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Writes so many units' packages into a folder; the values that were written."""
    rng = random.Random(seed)
    values = [unit_value(rng, number) for number in range(1, count + 1)]
    for number, value in enumerate(values, 1):
        write_value(folder / f"unit-{number:03}.json", value)
    return values


def write_value(path: Path, value: dict[str, Any]) -> Path:
    """Writes one package."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


# What is reckoned apart from the program, from what stands in the packages alone.


def kept_projects(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The projects of a unit that were not given up."""
    return [project for project in value["plan"]["projects"] if not project.get("dropped")]


def money(project: dict[str, Any]) -> int:
    """Baht of a project that a total adds (rule 5)."""
    budget = project.get("budget", {})
    counts = budget.get("status", "granted") in ("granted", "requested")
    return budget.get("amount", 0) if counts else 0


def spent(value: dict[str, Any], project: dict[str, Any]) -> int:
    """Baht spent of what a total adds, as the newest report tells it."""
    if not money(project):
        return 0
    told = [
        line["amount"]
        for report in value["reports"]
        for line in report["spending"]
        if line["project"] == project["key"]
    ]
    return told[-1] if told else 0


def done(value: dict[str, Any], project: dict[str, Any]) -> Decimal | None:
    """Percent of a project that the newest report tells; None before any."""
    if not value["reports"]:
        return None
    steps = {
        line["step"]: line["done"]
        for line in value["reports"][-1]["steps"]
        if line["project"] == project["key"]
    }
    return (40 * Decimal(steps["1"]) + 60 * Decimal(steps["2"])) / 100


def strategy(value: dict[str, Any], project: dict[str, Any]) -> str:
    """The strategy that a project stands under in Part 1, else `part3`."""
    (entry,) = value["plan"]["part1"]
    listed = entry["tactics"][0]["projects"]
    return entry["substrategy"][0] if project["key"] in listed else "part3"


def mean(figures: list[Decimal | None]) -> Decimal | None:
    """The mean of those that are there."""
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
