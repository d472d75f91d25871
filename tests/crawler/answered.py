"""Pages of a frontier on their way: answered, read, taken until none is left."""

from datetime import UTC, datetime

from crawler.frontier.entry import Answer, Lead

A = "http://a.example/"


def answer(key, outcome="page", status: int | None = 200, at=None):
    return Answer(key, at or datetime.now(UTC), outcome, status, body=b"<p>" if status else None)


def done(frontier, task, *links, is_index=False):
    seq = frontier.answered(answer(task.key))
    read(frontier, seq, *[Lead(A + link, depth=task.depth + 1, referrer=task.url) for link in links], is_index=is_index)
    return seq


def read(frontier, seq, *leads, outcome="page", state="", is_index=False):
    return frontier.read(frontier.spool.one(seq), outcome, leads, state or str(seq), is_index=is_index)


def taken(frontier):
    return [task.url.removeprefix(A) for task in iter(lambda: frontier.queue.take((), 0.0), None)]
