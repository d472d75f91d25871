"""Cues of a run that is the page's own: what its links are called, a chapter, an item of a long list, part of a title's phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from filters.fold import fold
from filters.injection.judgement.cue import Cue
from filters.injection.lines.article import Article
from filters.injection.lines.places import GLUED, SUBJECT
from filters.injection.runs.run import UNHIT, Part, Run
from filters.injection.vocabulary import shape
from filters.model import Category
from filters.segment import known

_BETWEEN: Final = re.compile(r"[\s,、|/;·]+")
_LIST: Final = 3  # terms of a list
_SURE: Final = 0.6  # their mean weight up to which they may be tags
_SHORT: Final = 3.5  # their mean length, in characters, up to which they are
_MOST: Final = 0.8  # of a term's characters in words of two or more
_NAMES: Final = re.compile(r"(?:[\s、][^\W_]+){0,4}?[\s、]?[^\W_]{0,6}(?:名字|店名|网名|起名|取名)(?:大全)?(?![^\W_])")
_SERIES: Final = 4  # characters with which all numbers of a series begin
_NAME: Final = 4  # characters of a person's name
_BEHIND_SENTENCES: Final = frozenset((GLUED, SUBJECT))


def of_its_site(run: Run, family: Category, article: Article) -> Cue:
    """What the site's links to its own pages are called, or else speak of."""
    cue = linked(run, family, article)
    return cue if cue.points else dealt_with(run, article)


def linked(run: Run, family: Category, article: Article) -> Cue:
    """Terms each of which is all that a link of the site to a page of its own says, as columns and tags are; or part of a headline that is.

    Of a list that is not so where its terms are as long and as sure as those of spam: what hijackers add to a site links to the site too.
    """
    names = [name for part in run.parts for name in _names(part)]
    own = bool(names) and not _is_spam(run, family, names) and all(name in article.anchors for name in names)
    own = own or all(part.reading.field == "outside" and part.reading.text in article.anchors for part in run.parts)
    return Cue("linked", -4.0 if own else 0.0, "links of the site to its own pages are called so")


def _is_spam(run: Run, family: Category, names: Sequence[str]) -> bool:
    """Whether a list is of spam's own terms."""
    mean = sum(segment.weights.get(family, 0.0) for segment in run.segments) / len(run.segments)
    return len(run.segments) >= _LIST and mean > _SURE and sum(map(len, names)) > _SHORT * len(names)


def _names(part: Part) -> list[str]:
    """The terms of a part as the page divides them: a space that was closed up between two tags divides them too."""
    reading = part.reading
    weighed = [s for s in part.segments if s.weight >= UNHIT]
    raw = (reading.line.raw[slice(*reading.view.raw_span(s.start, s.end))] for s in weighed)
    return [name for text in raw for name in _BETWEEN.split(fold(text).lower()) if name]


def chapter(run: Run) -> Cue:
    """The name of a chapter: 第十二章 …"""
    part = run.parts[0]
    named = len(run.segments) == 1 and shape.in_chapter(part.reading.text, part.start)
    return Cue("chapter", -4.0 if named else 0.0, "a chapter is called so")


def enumerated(run: Run, article: Article) -> Cue:
    """Things that a title's phrase enumerates and goes on to speak of: 百家乐、轮盘的数学; or names, 鸿运彩票 旺旺彩票 店名."""
    part = run.parts[0]
    text = part.reading.text
    heads = len(run.parts) == 1 and part.reading.heading
    speaks = heads and (_NAMES.match(text, part.end) or article.speaks_of(part.reading, part.start, part.end))
    return Cue("phrase", -4.0 if speaks else 0.0, "a phrase enumerates it and goes on")


def named_alike(run: Run) -> Cue:
    """People of one family, or numbers of one series: 丌国复、丌轩豪, NJ210405A1、NJ210405A2."""
    begun = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(min(run.texts), max(run.texts), strict=False)))
    people = len(begun) == 1 and not begun.isascii() and all(len(text) <= _NAME for text in run.texts)
    series = len(begun) >= _SERIES and any(sign.isdigit() for sign in begun)
    alike = len(run.segments) > 1 and (people or series) and not any(s.strong for s in run.segments)
    return Cue("names", -4.0 if alike else 0.0, "all begin alike, as names of one family do")


def houses(run: Run, family: Category) -> Cue:
    """The names of hotels and other houses: 银河宾馆、葡京大酒店."""
    hit = [text for text, segment in zip(run.texts, run.segments, strict=True) if segment.weights.get(family, 0.0) >= UNHIT]
    named = family is Category.GAMBLING and bool(hit) and all(map(shape.house, hit))
    return Cue("house", -3.5 if named else 0.0, "a house is called so")


def said_in_words(run: Run, article: Article) -> Cue:
    """A fragment that no stem knows and that another line says inside a phrase: a sentence that was cut off, or a gloss."""
    segment = run.segments[0]
    alone = len(run.segments) == 1 and not segment.hits and segment.place in _BEHIND_SENTENCES
    said = alone and article.says_in_words(run.texts[0])
    return Cue("words", -2.5 if said else 0.0, "another line says it inside a phrase")


def dealt_with(run: Run, article: Article) -> Cue:
    """What the names of the site's columns and tags say too: the page is of a site that deals with it."""
    words = [word for text in run.texts for word in known(text) if len(word) > 1]
    most = len(run.segments) < _LIST and sum(map(len, words)) >= _MOST * sum(map(len, run.texts))
    return Cue("site", -2.5 if most and article.anchors.say(words) else 0.0, "the site's own columns speak of it")


def item(run: Run, article: Article) -> Cue:
    """A short line among many others that no stem knows: names, titles, entries."""
    lone = len(run.parts) == 1 == len(run.segments) and run.parts[0].whole
    listed = lone and article.lists(run.parts[0].reading)
    return Cue("item", -4.0 if listed else 0.0, "one of many short lines that say nothing")
