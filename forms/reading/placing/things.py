"""The things that a plan speaks of, found by their codes or names, or new where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.fields import specs
from db.records import Project
from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.outline import Spot
from forms.reading.placing.context import Context
from forms.thai.digits import arabic_digits

Spots = Sequence[Spot]
_KINDS = dict(zip(specs(Project)["kind"].words, specs(Project)["kind"].choices, strict=True))
_CODE = re.compile(r"[0-9๐-๙]+(?:\s?\.\s?[0-9๐-๙]+)*")
# Divisions in one cell are parted so, where they are all known.
_BETWEEN = re.compile(r"\n|\s*[,;/]\s*|\s+และ\s*")
_BRACKETS = re.compile(r"(?P<name>.*?)\s*\((?P<short>[^()]{2,20}\.?)\)\s*", re.DOTALL)
_SHORT = re.compile(r"(?:[ก-๛]{1,8}\.)+")
_DIVISION = re.compile(r"(?:ฝ่าย|ส่วน|กลุ่ม|งาน|กอง|ศูนย์|สำนัก|สถาบัน|โรง|หน่วย|คณะ)")


def code_of(text: str) -> str:
    """A code of numbers and dots as it is kept; empty where a text is none."""
    bare = arabic_digits("".join(text.split())).strip(".")
    return bare if _CODE.fullmatch(bare) else ""


def coded(context: Context, path: str, code: str, spots: Spots) -> Subject | None:
    """The record of a list of the framework by its code; None without a code."""
    if not code:
        return None
    found = context.gathered.coded(path, code)
    if found is None:
        found = context.new(context.plan, path)
        context.say(found, "code", code, spots)
    return found


def strategy(context: Context, code: str, name: str, spots: Spots) -> None:
    """A strategy, and that what follows stands under it."""
    scope = context.scope
    scope.strategy, scope.substrategy, scope.goal, scope.tactic = code, "", "", ""
    found = coded(context, "framework.strategies", code, spots)
    if found is not None:
        context.say(found, "name", name, spots)


def substrategy(context: Context, code: str, name: str, spots: Spots) -> None:
    """A substrategy under its strategy, which its code begins with."""
    scope = context.scope
    scope.substrategy, scope.goal, scope.tactic = code, "", ""
    found = coded(context, "framework.substrategies", code, spots)
    if found is None:
        return
    context.say(found, "name", name, spots)
    over = code.rpartition(".")[0] or scope.strategy
    if not found.values("strategy"):
        context.say(found, "strategy", over, spots)


def goal(context: Context, code: str, text: str, spots: Spots) -> None:
    """A goal under its substrategy."""
    context.scope.goal, context.scope.tactic = code, ""
    found = coded(context, "framework.goals", code, spots)
    if found is None:
        return
    context.say(found, "text", text, spots)
    if not found.values("substrategy"):
        context.say(found, "substrategy", code.rpartition(".")[0], spots)


def tactic(context: Context, code: str, text: str, spots: Spots) -> str:
    """A tactic under its goal or substrategy; the code that it has, which may be new."""
    scope = context.scope
    if not code:
        known = context.gathered.named("framework.tactics", text, by="text", alike=0.9)
        code = str(known.first("code")) if known else _free_code(context, text)
    if not code:
        scope.tactic = ""
        return ""
    scope.tactic = code
    found = coded(context, "framework.tactics", code, spots)
    if found is None:
        return ""
    context.say(found, "text", text, spots)
    over = code.rpartition(".")[0]
    is_goal = bool(over) and context.gathered.coded("framework.goals", over) is not None
    if is_goal and not found.values("goal"):
        context.say(found, "goal", over, spots)
    own = over.rpartition(".")[0] if is_goal else over if "." in over else ""
    under = own or scope.substrategy
    if under and not found.values("substrategy"):
        context.say(found, "substrategy", under, spots)
    return code


def _free_code(context: Context, text: str) -> str:
    """A code for a tactic of the unit's own, which has no number."""
    if not text.strip(" -.…"):
        return ""
    known = context.plan.all_parts("framework.tactics")
    own = sum(1 for subject in known if not code_of(str(subject.first("code"))))
    return f"t{own + 1}"


def kpi(context: Context, code: str, text: str, spots: Spots, *, rank: int = 0) -> Subject | None:
    """A KPI of the tactic or goal that is spoken of; None of an empty line."""
    if not text.strip(" -.…"):
        return None
    scope = context.scope
    found = context.gathered.coded("framework.tactic_kpis", code) if code else None
    if found is None:
        found = context.gathered.named("framework.tactic_kpis", text, by="text", alike=0.92)
        if found is not None and code and found.values("code") and code not in found.values("code"):
            found = None
    if found is None:
        over = scope.tactic or scope.goal
        number = 1 + sum(
            1
            for each in context.plan.all_parts("framework.tactic_kpis")
            if str(each.first("code")).startswith(f"{over}-")
        )
        found = coded(context, "framework.tactic_kpis", code or f"{over}-{number}", spots)
        if found is None:
            return None
    context.say(found, "text", text, spots, rank=rank)
    tactic_code = code.rpartition(".")[0] or scope.tactic
    if tactic_code and not found.values("tactic"):
        context.say(found, "tactic", tactic_code, spots)
    elif scope.goal and not tactic_code and not found.values("goal"):
        context.say(found, "goal", scope.goal, spots)
    scope.kpi = found
    return found


def objective(context: Context, text: str, spots: Spots) -> Subject | None:
    """An objective of the BMA plan under the substrategy that is spoken of."""
    if not text.strip(" -.…"):
        return None
    path = "framework.objectives"
    found = context.gathered.named(path, text, by="text", alike=0.9)
    if found is None:
        found = context.new(context.plan, path)
    context.say(found, "text", text, spots)
    if context.scope.substrategy and not found.values("substrategy"):
        context.say(found, "substrategy", context.scope.substrategy, spots)
    context.scope.objective = found
    return found


def key_result(context: Context, text: str, spots: Spots) -> Subject | None:
    """A key result of the objective that is spoken of, from `KR 3 : …`."""
    code, words = context.wording.coded("kr", text)
    words, policies = without_policies(words)
    if not words.strip(" -.…"):
        return None
    path = "framework.key_results"
    found = context.gathered.named(path, words, by="text", alike=0.92)
    if found is None:
        found = context.new(context.plan, path)
    context.say(found, "text", words, spots)
    context.say(found, "code", code, spots)
    over = context.scope.objective
    if over is not None and not found.values("objective"):
        context.say(found, "objective", over, spots)
    for each in policies[:1]:
        context.say(found, "policy", policy(context, each, "", "", spots), spots)
    return found


_POLICIES = re.compile(r"\s*\(\s*(?P<codes>P\s?[0-9๐-๙]{3}(?:\s*,\s*P\s?[0-9๐-๙]{3})*)\s*\)?\s*$")


def without_policies(text: str) -> tuple[str, list[str]]:
    """A text without the codes of policies in brackets at its end, and those."""
    found = _POLICIES.search(text)
    if not found:
        return text.strip(), []
    codes = [arabic_digits("".join(each.split())) for each in found["codes"].split(",")]
    return text[: found.start()].strip(), codes


def policy(context: Context, code: str, dimension: str, name: str, spots: Spots) -> str:
    """The code of a policy: as it is printed, else of the policy of that name."""
    path = "framework.policies"
    found = context.gathered.coded(path, code) if code else None
    if found is None and name and not code:
        found = context.gathered.named(path, name, by="name", alike=0.8)
    if found is None:
        if not (code or name.strip(" -")):
            return ""
        found = context.new(context.plan, path)
        count = len(context.plan.all_parts(path))
        context.say(found, "code", code or f"n{count}", spots)
    context.say(found, "dimension", dimension, spots)
    context.say(found, "name", name, spots)
    return str(found.first("code"))


def component(context: Context, code: str, name: str, spots: Spots) -> None:
    """A component, and that what follows is of it."""
    context.scope.component = code
    found = coded(context, "framework.components", code, spots)
    if found is not None:
        context.say(found, "name", name, spots)


def project(
    context: Context, text: str, spots: Spots, *, rank: int = 0, doubt: str = ""
) -> Subject | None:
    """The project of a name, whatever the form puts before it; None of an empty one."""
    name = text.strip().rstrip("*").strip()
    if not name.strip(" -.…"):
        return None
    found = project_named(context, name)
    if found is None:
        found = context.new(context.plan, "projects")
    context.say(found, "name", name, spots, rank=rank, doubt=doubt)
    kind = next((kind for word, kind in _KINDS.items() if name.startswith(word)), "")
    if kind:
        context.say(found, "kind", kind, spots)
    return found


def bare_name(name: str) -> str:
    """A project's name without โครงการ or กิจกรรม before it."""
    text = squeezed(name)
    for word in _KINDS:
        text = text.removeprefix(squeezed(word)) or text
    return text.removeprefix("การ") or text


def project_named(context: Context, name: str, *, alike: float = 0.88) -> Subject | None:
    """The project that a name is most like, whichever word stands before it."""
    wanted = bare_name(name)
    best: tuple[float, Subject] | None = None
    for subject in context.plan.all_parts("projects"):
        for other in subject.values("name"):
            found = context.gathered.likeness(wanted, bare_name(str(other)))
            if found >= alike and (best is None or found > best[0]):
                best = found, subject
    return best[1] if best else None


def indicator(
    context: Context, text: str, spots: Spots, *, rank: int = 0, doubt: str = ""
) -> Subject | None:
    """The indicator of a name; None of an empty one."""
    name = text.strip()
    if not name.strip(" -.…"):
        return None
    found = context.gathered.named("indicators", name, by="name")
    if found is None:
        found = context.new(context.plan, "indicators")
    context.say(found, "name", name, spots, rank=rank, doubt=doubt)
    return found


def division(context: Context, text: str, spots: Spots) -> Subject | None:
    """The division of a name or short name; a new one where there is none; None of a dash."""
    name = " ".join(text.split())
    if not name.strip(" -.…"):
        return None
    bracketed = _BRACKETS.fullmatch(name)
    found = division_named(context, bracketed["name"] if bracketed else name)
    if found is not None:
        context.ledger.take(spots)
        return found
    found = context.new(context.plan, "divisions")
    if bracketed and bracketed["short"].endswith("."):
        name = bracketed["name"]
        context.say(found, "abbreviation", bracketed["short"], spots)
    context.say(found, "name", name, spots)
    return found


def division_named(context: Context, name: str) -> Subject | None:
    """The division that is known by a name or short name."""
    by_short = context.gathered.named("divisions", name, by="abbreviation", alike=1.0)
    return by_short or context.gathered.named("divisions", name, by="name", alike=0.85)


def is_division(context: Context, name: str) -> bool:
    """Whether a name is that of a division: a known one, or called as divisions are."""
    called = _DIVISION.match(name) or _SHORT.fullmatch(name)
    return bool(called) or division_named(context, name) is not None


def divisions(context: Context, text: str, spots: Spots) -> list[Subject]:
    """The divisions that a cell names: as a whole, else each of its parts."""
    whole = " ".join(text.split())
    if not whole.strip(" -.…"):
        return []
    if division_named(context, whole) is None:
        parts = [part.strip() for part in _BETWEEN.split(text) if part and part.strip()]
        several = len(parts) > 1 and all(
            is_division(context, labelled(part).text) for part in parts
        )
        if several:
            found = (division(context, labelled(part).text, spots) for part in parts)
            return [each for each in found if each is not None]
    one = division(context, whole, spots)
    return [one] if one is not None else []
