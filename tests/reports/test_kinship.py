"""Payloads of one hand."""

from __future__ import annotations

from reports.kinship import families

A = "".join(f"{n:04x}" for n in range(16))


def _like(name: str, equal: int, filler: str = "ffff") -> str:
    return name[: 4 * equal] + filler * (16 - equal)


def test_payloads_that_share_enough_values_are_kin_over_others_too() -> None:
    near, far = _like(A, 12), _like(_like(A, 12), 8, "eeee")
    assert families([far, A, near]) == {A: A, near: A, far: A}


def test_few_values_in_common_make_no_kin() -> None:
    assert len(set(families([A, _like(A, 6)]).values())) == 2


def test_the_order_does_not_matter_and_other_names_are_kin_to_themselves() -> None:
    names = [A, _like(A, 9), "beef0001", "beef0002", _like(A, 2, "1111")]
    assert families(names) == families(reversed(names))
    assert families(["beef0001", "beef0002"]) == {"beef0001": "beef0001", "beef0002": "beef0002"}
