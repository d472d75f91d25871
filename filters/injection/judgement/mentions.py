"""The cues of text that speaks about what a term names: a headline that reports, a quotation, a definition, a listing of code."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from filters.injection.judgement.cue import Cue
from filters.injection.judgement.others import of_one_trade
from filters.injection.lines.article import Article
from filters.injection.lines.reading import CLOSING, HEADINGS, OPENING, QUOTES
from filters.injection.lines.segment import HIT, Segment
from filters.injection.lines.short import TOGETHER
from filters.injection.runs.run import ITEM_SEGMENTS, UNHIT, Run
from filters.injection.vocabulary import patterns, shape
from filters.model import Category

_CASE: Final = re.compile("(?<![方文图档提答教备])案$")  # a slot that names a case: 私服案
_CRIME: Final = re.compile(r"[^\W_]{2}罪(?![^\W_])")  # a slot that names a crime: 考试作弊罪
# What headlines say of words that they name, before a colon or behind one: 看片、上分:两个黑话.
_OF_WORDS: Final = re.compile(
    "黑话|行话|歧义|谐音|误[判拦伤]|词典|术语|名词解释|释义|词义|本义|“[^”]{1,4}”[字词]|被(?:改成|换成|挂上|植入)"
)
# What a headline says around a term: what came of it, whom it befell, who acts against it.
_TELLS: Final = re.compile(
    "盯上|被(?:拘|抓|骗|坑|点名|曝光|查|判|罚|捕|端|打掉)|坑了|查办|起底|别再|谁在|又见|中招|担责|有用吗|能信吗|是真是假|满天飞|何时|屡禁|掏空"
    "|(?:看待|揭开|揭露|轻信|损失|警示|拘留|落网|覆灭|获刑|团伙|真相|代价|背后|陷阱|骗局|套路|害人|受骗|上当|民警|记者|法官|男子|女子|大学生)"
    "|(?:千万别|不要|切勿|请勿|小心|当心|警惕|谨防|远离)|的(?:人|法律责任|风险|危害)$|那些(?:事|人)|一?案$"
)
# What stands before a colon, and what a title's next slot is, where the term is a case or a question of readers: 民警讲案例:X, X_法律咨询.
_CASE_BEFORE: Final = re.compile(
    "(?:案例?|[提警]示|提醒|警惕|当心|小心|谨防|普法|释法|说法|反诈(?:课堂|宣传)?|曝光|通报|揭秘|科普|辟谣|解读|问答|问题|调查|问政|没商量)"
    '(?::|[|】]|[—–-]{2})\\s?[“"]?$'
)
_CASE_BEHIND: Final = re.compile(
    r"[”\"]?\s?[_|-]\s?(?:法律(?:咨询|问答|知识|常识|援助)|律师(?:解答|说法|在线)|(?:以案)?[说释普]法|反诈(?:宣传|中心)|案例(?:分析)?|防骗(?:知识|大全|指南)?|(?:百姓|网络)?问政|(?:黑猫)?投诉|曝光台|警示教育)"
    r"(?![^\W_])"
)
_SAYS: Final = re.compile("(?:[说问答喊叫叹骂]|(?<![频通渠管轨赛隧航街])道)$")  # before what somebody says: 少妇道:“…”
_STORY: Final = re.compile(":一[位个名家场次段群条][^\\W_]{2,12}的[^\\W_]{2}")  # behind whom or what a story is about: …:一位校长的日记
_ASKS: Final = re.compile('[”’"]?[?]')  # of which the next sentence of a title tells: …?…的骗局
_CASE_LENGTH: Final = 8  # characters before a segment that may introduce a case
_TOLD: Final = 3  # words of a headline that are told
_TITLE: Final = 4  # segments of a run that may be a title whose slots report: 作弊罪_替考_司法解释
_PHRASE: Final = 2  # segments of a run that may be part of a phrase; more are a list
_NEAR: Final = 200  # characters on each side of a run in which a phrase around it begins and ends
_LITERALS: Final = re.compile(r"""(['"])[^'",]{1,30}\1\s?,\s?\1""")  # two strings of a listing
_QUOTES: Final = ("'", '"')
_CODE: Final = re.compile(r"\s?\((?:\d{4,6}(?:\.(?:hk|sh|sz))?|[a-z]{1,5}\.(?:us|o|n)|(?:hk|sh|sz)[:.]?\d{4,6})[),]")
# Before and behind a term that a phrase puts in quotation marks, alone or beside others: 出现“…”“…”字样.
_MENTIONED: Final = re.compile('[^\\W_][“‘"]$|[”’"]、?[“‘"]$')
# A title that begins with a term in quotation marks and goes on about it: “X”是真的吗.
_ASKED: Final = re.compile('[”’"](?:[^\\W_]{0,4}[被遭]|值得|是|真能|究竟|到底|背后|竟|为何|为什么|害|骗|靠谱|有多)')
_MENTION_ENDS: Final = re.compile('[”’"](?:,?[^\\W_]|、?[“‘"])')
# The same in a line that is no title: the first of several, or what ends a phrase.
_FIRST_MENTIONED: Final = re.compile('(?:^|[、,。:;.)\\s])[“‘"]$')
_MENTION_GOES_ON: Final = re.compile('[”’"](?:、?[“‘"]|[等均都是的为])')
_MENTIONED_LAST: Final = re.compile('[^\\W_]{2}[“‘"]$')
_MENTION_LAST_ENDS: Final = re.compile('[”’"][。,;]?$')
_OPENS, _CLOSES = frozenset((*OPENING, *QUOTES[0])), frozenset((*CLOSING, *QUOTES[1]))
_CLOSING_SIGNS: Final = "".join((*CLOSING, " "))
_DOUBTFUL: Final = 0.1  # likelihood of honest wording up to which a term in brackets is surely a brand
_NEXT: Final = re.compile('[”’"]、?[“‘"][^”’"]+[”’"][^\\W_]')  # the next thing that a title quotes, and how it goes on
_QUOTED_FIRST: Final = ("“", "‘", '"')
_DIVIDES: Final = re.compile("[_|。!?>»›→★☆◆◇●※┃│┆┊—–-]")
_DIVIDES_SLOTS: Final = re.compile(rf"[~·\s]|{_DIVIDES.pattern}")
_DIVIDES_KEYWORDS: Final = re.compile(rf"[,、;]|{_DIVIDES_SLOTS.pattern}")


def headline(run: Run, family: Category) -> Cue:
    """A lone term in a phrase that reports or advises: 迷药骗局调查, “裸聊”敲诈案件高发."""
    phrase = _phrase(run, family) if len(run.segments) <= _PHRASE and not run.unbroken else ""
    words = patterns.reported(phrase)
    if not words and _PHRASE < len(run.segments) <= _TITLE:
        words = [*patterns.reported("\n".join(run.texts)), *_crimes(run.parts[0].reading.text)]
    slot = _slot(run) if len(run.segments) <= _TITLE else ""
    of_words = _OF_WORDS.findall(slot)
    words += [run.texts[0]] if len(run.segments) == 1 and _speaks_about(run) else []
    case = [run.texts[0]] if (len(run.segments) == 1 or _is_asked(run)) and _is_case(run) else []
    told = (
        _TELLS.findall(phrase if family is Category.GAMBLING else f"{phrase} {slot}") if phrase and not run.parts[0].reading.fluent else []
    )
    points = -3.5 if of_words or case or told else -2.5 if words else 0.0
    return Cue("headline", points, f"a headline about it: {' '.join([*of_words, *case, *told, *words][:_TOLD])}")


@lru_cache(maxsize=16)
def _crimes(text: str) -> tuple[str, ...]:
    """The first crimes that a line names."""
    return tuple([crime[0] for crime in islice(_CRIME.finditer(text), _TOLD)])


def _speaks_about(run: Run) -> bool:
    """Whether a lone segment ends with a noun that no stem covers and no offer ends with: the head of a Chinese phrase, 百家乐|概率分析."""
    return run.segments[0].outside_stems(run.parts[0].reading.text)[-1].endswith(patterns.heads())


def _is_case(run: Run) -> bool:
    """Whether a lone segment names a case or who speaks, or what introduces it in a heading or the slot behind it says that it is a case or
    a reader's question.
    """
    part = run.parts[0]
    text = part.reading.text
    before = _CASE_BEFORE.search(text, max(0, part.start - _CASE_LENGTH), part.start)
    last = part.segments[0].outside_stems(text)[-1]
    if _CASE.search(last) or (text.startswith(":", part.end) and _SAYS.search(last)):
        return True
    if part.reading.heading and (_STORY.match(text, part.end) or (_ASKS.match(text, part.end) and patterns.reported(text[part.end :]))):
        return True
    return part.reading.heading and bool(before or (not text[: part.start].strip('“"') and _CASE_BEHIND.match(text, part.end)))


def _is_asked(run: Run) -> bool:
    """Whether a title asks back what it quotes, several things too: “无抵押、秒到账”?…"""
    part = run.parts[0]
    return len(run.parts) == 1 and part.reading.text[: part.start] in _QUOTED_FIRST and _ASKS.match(part.reading.text, part.end) is not None


def literal(run: Run) -> Cue:
    """A term in a listing of code, among other strings: ['裸聊', '办证']."""
    part = run.parts[0]
    text = part.reading.text
    quoted = text[part.start - 1 : part.start] in _QUOTES if part.start else False
    listing = quoted and text[part.end : part.end + 1] == text[part.start - 1] and _is_listing(text)
    return Cue("literal", -2.5 if listing else 0.0, "a string in a listing of code")


@lru_cache(maxsize=16)
def _is_listing(text: str) -> bool:
    """Whether a line lists strings of code."""
    return _LITERALS.search(text) is not None


def quoted(run: Run) -> Cue:
    """A term that a phrase puts in quotation marks and goes on behind: 沉迷“棋牌室”的老人; at a title's edges brands stand so."""
    part = run.parts[0]
    opens = len(run.segments) == 1 and _MENTIONED.search(part.reading.text, max(0, part.start - 3), part.start)
    closes = opens and _MENTION_ENDS.match(part.reading.text, part.end)
    first = len(run.segments) == 1 == part.start and part.reading.text[0] in _QUOTED_FIRST
    closes = closes or (first and _ASKED.match(part.reading.text, part.end))
    row = len(run.segments) == 1 and part.reading.text[: part.start] in _QUOTED_FIRST and _NEXT.match(part.reading.text, part.end)
    closes = closes or row
    if len(run.segments) == 1 and part.reading.field not in HEADINGS and not part.reading.heading:
        before = part.reading.text[max(0, part.start - 3) : part.start]
        closes = closes or (_FIRST_MENTIONED.search(before) and _MENTION_GOES_ON.match(part.reading.text, part.end))
        closes = closes or (_MENTIONED_LAST.search(before) and _MENTION_LAST_ENDS.match(part.reading.text, part.end))
    return Cue("mention", -3.5 if closes else 0.0, "in quotation marks in a phrase")


def resort(run: Run, family: Category, article: Article) -> Cue:
    """Names of resorts and nothing of the trade beside them, on a page that speaks of a stay: 永利皇宫_缆车票."""
    named = [t for t, s in zip(run.texts, run.segments, strict=True) if s.weights.get(family, 0.0) >= HIT]
    stay = family is Category.GAMBLING and bool(named) and all(map(shape.resort, named)) and article.lodges
    return Cue("resort", -3.5 if stay else 0.0, "a resort's name on a page about a stay")


def listed(run: Run) -> Cue:
    """The name of a firm before its code at an exchange: 銀河娛樂(00027.HK)."""
    part = run.parts[0]
    code = len(run.segments) == 1 and _CODE.match(part.reading.text, part.end)
    return Cue("listed", -3.5 if code else 0.0, "a firm's code at an exchange follows")


def kin(run: Run) -> Cue:
    """One of the services of a firm, as its titles list them."""
    return Cue("trade", -2.5 if of_one_trade(run) else 0.0, "other slots that nothing speaks against end alike")


def defined(run: Run, article: Article) -> Cue:
    """A term that the page defines for its readers."""
    says = len(run.segments) == 1 and article.defines(run.texts[0])
    return Cue("defined", -5.0 if says else 0.0, "the page says what it means")


def topic(run: Run, family: Category, article: Article, *, company: bool) -> Cue:
    """Terms of a line that a title of the page says inside its phrase, whole or by their stems: 体育博彩 below 各国体育博彩立法比较. Of
    keywords half of them are enough where nothing else of the family, `company`, stands on the page.
    """
    reading = run.parts[0].reading
    weighed = [(t, s) for t, s in zip(run.texts, run.segments, strict=True) if s.weights.get(family, 0.0) >= UNHIT]
    if reading.heading or not weighed:
        return Cue("topic", 0.0, "")
    said = sum(_is_headed(text, segment, article) for text, segment in weighed)
    keywords = (reading.labelled or reading.field == "meta.keywords") and not company
    headed = said == len(weighed) or (keywords and 2 * said >= len(weighed))
    return Cue("topic", -4.0 if headed else 0.0, "a title of the page speaks of it")


def _is_headed(text: str, segment: Segment, article: Article) -> bool:
    """Whether a title says a term or, where it has several, all of its stems."""
    return article.heads(text) or (len(segment.hits) > 1 and all(article.heads(hit.stem.text) for hit in segment.hits))


def discourse(run: Run, family: Category, article: Article) -> Cue:
    """Words of news, law and advice: they explain a name or an enumeration, and hardly a header."""
    own = " ".join(piece for part in run.parts for s in part.segments for piece in s.outside_stems(part.reading.text))
    words = article.discourse(family, own)
    listed = len(run.segments) >= ITEM_SEGMENTS and "、" not in "".join(s.before for s in run.segments)
    points = min(3.0, 0.75 * len(words)) * (0.4 if listed else 1.0)
    return Cue("discourse", -round(points, 2), f"the article speaks about it: {' '.join(words[:4])}")


def _slot(run: Run) -> str:
    """What stands around a run in the slot of a title, whatever signs inside the slot divide them."""
    part = run.parts[0]
    text = part.reading.text
    return f"{_DIVIDES.split(text[: part.start])[-1]} {_DIVIDES.split(text[part.end :])[0]}" if part.reading.heading else ""


def _phrase(run: Run, family: Category) -> str:
    """What stands around a run between two of the signs that divide titles and lists; a colon divides where it adjoins the run, and so does
    a bracket that it fills at a title's edge. Around a brand in a title's slot a space divides too, in a keyword line all that divides it.
    """
    part = run.parts[0]
    placed = family is Category.GAMBLING and part.segments[0].place is not None
    divides = _DIVIDES_SLOTS if placed and part.reading.heading else _DIVIDES_KEYWORDS if placed and part.reading.labelled else _DIVIDES
    before, after = part.reading.text[max(0, part.start - _NEAR) : part.start], part.reading.text[part.end : part.end + _NEAR]
    inside = " ".join(piece for s in part.segments if s.place is not TOGETHER for piece in s.outside_stems(part.reading.text))
    headed = before in OPENING and after[:1] in CLOSING
    bracketed = headed or (before.endswith(OPENING) and not after.strip(_CLOSING_SIGNS))
    if placed and part.segments[0].lifted and part.segments[0].honest < _DOUBTFUL and (before[-1:] in _OPENS or after[:1] in _CLOSES):
        return " ".join(part.segments[0].outside_stems(part.reading.text))  # what brackets hold is no part of the phrase
    left = "" if before.endswith(":") or bracketed else divides.split(before)[-1]
    right = "" if headed or after.startswith(":") else divides.split(after)[0]
    return f"{left} {inside} {right}"
