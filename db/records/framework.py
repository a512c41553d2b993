"""The part of the BMA plan and of the governor's policy that a plan refers to."""

from __future__ import annotations

from dataclasses import dataclass

from db import fields as f
from db.records.lists import (
    GOALS,
    INDICATORS,
    OBJECTIVES,
    POLICIES,
    PROJECTS,
    STRATEGIES,
    SUBSTRATEGIES,
    TACTICS,
)
from db.records.measure import Measure


@dataclass(frozen=True, slots=True)
class Strategy:
    """ยุทธศาสตร์ of the BMA plan."""

    code: str = f.text("รหัส", required=True)
    name: str = f.text("ชื่อ", required=True)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Substrategy:
    """ยุทธศาสตร์ย่อย; `strategy` is the code of the one above."""

    code: str = f.text("รหัส", required=True)
    name: str = f.text("ชื่อ", required=True)
    strategy: str = f.code("ยุทธศาสตร์", STRATEGIES)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Goal:
    """เป้าประสงค์."""

    code: str = f.text("รหัส", required=True)
    text: str = f.text("ข้อความ", required=True, long=True)
    substrategy: str = f.code("ยุทธศาสตร์ย่อย", SUBSTRATEGIES)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Objective:
    """วัตถุประสงค์หลัก (Objective)."""

    key: str = f.own_key("รหัสอ้างอิง", "o")
    substrategy: str = f.code("ยุทธศาสตร์ย่อย", SUBSTRATEGIES)
    text: str = f.text("ข้อความ", required=True, long=True)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class KeyResult:
    """ตัววัดผลหลัก (Key Result : KR)."""

    key: str = f.own_key("รหัสอ้างอิง", "r")
    objective: str = f.ref("วัตถุประสงค์หลัก", OBJECTIVES)
    code: str = f.text("ลำดับ")
    text: str = f.text("ข้อความ", required=True, long=True)
    target: str = f.text("ค่าเป้าหมาย")
    lead: tuple[str, ...] = f.texts("หน่วยงานรับผิดชอบหลัก", unordered=True)
    support: tuple[str, ...] = f.texts("หน่วยงานสนับสนุน", unordered=True)
    policy: str = f.code("นโยบาย", POLICIES)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Tactic:
    """กลยุทธ์."""

    code: str = f.text("รหัส", required=True)
    text: str = f.text("ข้อความ", long=True)
    substrategy: str = f.code("ยุทธศาสตร์ย่อย", SUBSTRATEGIES)
    goal: str = f.code("เป้าประสงค์", GOALS)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class YearTarget:
    """The target of one year."""

    year: str = f.text("ปี")
    text: str = f.text("ค่าเป้าหมาย")


@dataclass(frozen=True, slots=True)
class TacticKpi:
    """ตัวชี้วัด (KPI) of a กลยุทธ์ or of an เป้าประสงค์, with a target a year."""

    code: str = f.text("รหัส", required=True)
    tactic: str = f.code("กลยุทธ์", TACTICS)
    text: str = f.text("ข้อความ", required=True, long=True)
    targets: tuple[YearTarget, ...] = f.mapping("ค่าเป้าหมาย", YearTarget)
    responsible: str = f.text("หน่วยงานรับผิดชอบ")
    measure: Measure = f.one("นิยามและวิธีคำนวณ", Measure)
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)
    goal: str = f.code("เป้าประสงค์", GOALS)
    indicator: str = f.ref("ตัวชี้วัดของแผน", INDICATORS)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of the governor: P and 3 digits, or มิติ and name."""

    code: str = f.text("รหัส", required=True)
    dimension: str = f.text("มิติ")
    name: str = f.text("ชื่อ")
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Component:
    """องค์ประกอบการประเมิน."""

    code: str = f.text("รหัส", required=True)
    name: str = f.text("ชื่อ", required=True)
    id: str = f.identity()


@dataclass(frozen=True, slots=True)
class Framework:
    """The part of the BMA plan and of the governor's policy that a plan refers to."""

    strategies: tuple[Strategy, ...] = f.many("ยุทธศาสตร์", Strategy)
    substrategies: tuple[Substrategy, ...] = f.many("ยุทธศาสตร์ย่อย", Substrategy)
    goals: tuple[Goal, ...] = f.many("เป้าประสงค์", Goal)
    objectives: tuple[Objective, ...] = f.many("วัตถุประสงค์หลัก", Objective)
    key_results: tuple[KeyResult, ...] = f.many("ตัววัดผลหลัก", KeyResult)
    tactics: tuple[Tactic, ...] = f.many("กลยุทธ์", Tactic)
    tactic_kpis: tuple[TacticKpi, ...] = f.many("ตัวชี้วัดของกลยุทธ์", TacticKpi)
    policies: tuple[Policy, ...] = f.many("นโยบาย", Policy)
    components: tuple[Component, ...] = f.many("องค์ประกอบ", Component)
