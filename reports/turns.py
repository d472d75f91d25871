"""What a verdict hung on: each reason with its figure and limit, and what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reports.exhibit import Turn
from reports.explain import Words
from reports.untrusted import plain


def turns(row: Mapping[str, Any], policy: Mapping[str, Any], words: Words) -> tuple[Turn, ...]:
    """One turn for each reason of a stored row, by the policy that it was decided with, and one for its score."""
    reasons = row["reasons"] or ()
    if row["verdict"] == "cleaned" and reasons:
        said = words.say("turn", "cleaned", label=words.ui("comma").join(map(words.reason, reasons)))
        return (Turn("cleaned", plain(said)), *_of_score(row, policy, words))
    return (*(_turn(reason, row, policy, words) for reason in reasons), *_of_score(row, policy, words))


def _turn(reason: str, row: Mapping[str, Any], policy: Mapping[str, Any], words: Words) -> Turn:
    rule = policy.get("reject", {}).get(reason.removeprefix("quality."))
    if rule and row.get(rule["column"]) is not None:
        value = row[rule["column"]]
        side = "below" if rule.get("below") is not None and value < rule["below"] else "above"
        sentence = words.say("turn", side, column=rule["column"], value=f"{value:.4g}", limit=f"{rule[side]:g}" if rule.get(side) else "?")
        return Turn(reason, f"{words.reason(reason)}: {sentence}")
    if row["verdict"] == "spam" and reason.startswith("spam."):
        return Turn(reason, words.say("turn", "spam"))
    return Turn(reason, plain(words.reason(reason)))


def _of_score(row: Mapping[str, Any], policy: Mapping[str, Any], words: Words) -> Iterator[Turn]:
    """How far the score is from the limits that the policy sets on it, if it sets any."""
    score = row["spam_score"] or 0.0
    for rule in policy.get("reject", {}).values():
        if rule["column"] == "spam_score" and rule.get("above") is not None:
            distance = score - rule["above"]
            key = "score_above" if distance > 0 else "score_below"
            figures = {"value": f"{score:.2f}", "limit": f"{rule['above']:g}", "distance": f"{abs(distance):.2f}"}
            yield Turn("spam_score", words.say("turn", key, **figures))
