"""How far a run goes."""

import pytest

from filters.injection.runs.run import UNHIT, best_stretches


@pytest.mark.parametrize(
    ("weights", "stretches"),
    [
        ([], []),
        ([UNHIT], []),
        ([UNHIT + 0.01], [(0, 0)]),
        ([0, 0.9, 0.9, 0], [(1, 2)]),
        ([0.9, 0, 0.9], [(0, 2)]),
        ([0.9, 0, 0, 0, 0.9], [(0, 0), (4, 4)]),
    ],
)
def test_a_stretch_goes_on_over_what_it_can_pay_for(weights, stretches):
    assert best_stretches(weights) == stretches
