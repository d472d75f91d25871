"""The lists beside the stems."""

from filters.injection.vocabulary import patterns


def test_the_lists_beside_the_stems_are_sorted_and_folded():
    from filters.fold import fold

    sets = (patterns.calls(), patterns.columns())
    tuples = (patterns.portals(), patterns.reports(), patterns.heads(), patterns.counters(), *patterns.endings().values())
    for listed in (*map(sorted, sets), *tuples):
        assert list(listed) == sorted(set(listed))
        assert all(fold(word).lower() == word for word in listed)
