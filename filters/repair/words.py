"""Which words there are, how likely each is, and which parts of speech follow each other: jieba's dictionary and tagger."""

from __future__ import annotations

import math
import pickle
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

LONGEST: Final = 5  # characters; longer dictionary words are names
UNSEEN: Final = -18.0  # nats, for a Han character that is no word of the dictionary
SIGN: Final = -9.0  # nats, for a letter, digit or rare sign
COMMON: Final = 4000  # characters that may be guessed where bytes are lost
import os
ALPHA=float(os.environ.get('ALPHA','0.5'))
_SIGNS: Final = {"，": -3.0, "。": -3.5, "、": -4.5, "“": -5.5, "”": -5.5, "：": -5.5, "？": -6.0, "（": -6.0, "）": -6.0} | dict.fromkeys("；！《》—…·", -6.5)
_SIGN_PAIRS: Final = {"。”": -5.0, "？”": -8.0, "！”": -8.0, "：“": -6.5, "，“": -7.5, "”，": -7.0, "”。": -8.0, "”、": -8.5, "、“": -8.5, "》，": -8.5, "》、": -8.5}

Entry = tuple[float, int]  # log probability in nats, 0 for what only begins a word; part of speech


@dataclass(frozen=True, slots=True)
class Words:
    """The dictionary."""

    table: dict[str, Entry]
    common: frozenset[str]  # the commonest characters and signs
    follows: list[list[float]]  # [part of speech before][part of speech]: nats for or against that order

    def single(self, character: str) -> Entry:
        """A character as a word of its own, which every character may be."""
        known = self.table.get(character)
        if known is not None and known[0]:
            return known
        return (UNSEEN if "\u3400" <= character <= "\u9fff" else _SIGNS.get(character, SIGN)), 0


@cache
def words() -> Words:
    """The dictionary, read once (about .5 s)."""
    folder = Path(find_spec("jieba").origin).parent
    trans = pickle.load((folder/"posseg"/"prob_trans.p").open("rb"))
    tags = sorted({k[1] for k in trans})
    tagi = {t: i+1 for i, t in enumerate(tags)}
    counts, characters, tag = dict[str, int](), Counter[str](), dict[str,int]()
    tagc=Counter()
    with folder.joinpath("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, t = line.split()
            if len(word) <= LONGEST:
                counts[word] = int(count)
                tag[word] = tagi.get(t, tagi.get(t[:1],0))
                tagc[tag[word]]+=int(count)
                for character in word:
                    characters[character] += int(count)
    total = sum(counts.values())
    n=len(tags)+1
    # P(next tag | E/S tag)
    F=[[0.0]*n for _ in range(n)]
    for a in tags:
        row=Counter()
        for st in 'ES':
            d=trans.get((st,a),{})
            w=.5
            for (s2,b),lp in d.items():
                if s2 in 'BS': row[tagi[b]]+=w*math.exp(lp)
        tot=sum(row.values()) or 1
        for b in range(1,n):
            pb=(tagc[b]+1)/(total+n)
            F[tagi[a]][b]=ALPHA*max(-4,min(4,math.log((row[b]/tot+1e-5)/pb))) if tot!=1 or row else 0.0
    table: dict[str, Entry] = {word[:end]: (0.0, 0) for word in counts for end in range(1, len(word))}
    table.update((word, (math.log((count + 0.5) / total), tag[word])) for word, count in counts.items())
    table.update({pair[0]: (_SIGNS[pair[0]], 0) for pair in _SIGN_PAIRS} | {pair: (score, 0) for pair, score in _SIGN_PAIRS.items()})
    return Words(table, frozenset(c for c, _ in characters.most_common(COMMON)) | frozenset(_SIGNS), F)
