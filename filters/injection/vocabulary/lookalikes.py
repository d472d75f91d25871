"""Look-alikes seen in headers, which no compatibility folding knows: what each stands for."""

from __future__ import annotations

from typing import Final

# Greek, Cyrillic and mathematical letters, numbers in circles and brackets, rare and Japanese forms of Chinese characters, kana for 的,
# brackets and bars of typesetting.
_LETTERS: Final = "αa аa ɑa ∧a νv ѵv ∨v υu еe οo оo сc рp хx ѕs іi"
_DIGITS: Final = ("❶❷❸❹❺❻❼❽❾", "➀➁➂➃➄➅➆➇➈", "➊➋➌➍➎➏➐➑➒", "⓵⓶⓷⓸⓹⓺⓻⓼⓽", "⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⒈⒉⒊⒋⒌⒍⒎⒏⒐")
_HAN: Final = "旡无 囯国 囻国 夲本 曰日 咊和 囗口 楽乐 売卖 発发 図图 変变 伝传 亜亚 の的 ー一 丨|"
_BRACKETS: Final = "〖【 〗】 〔[ 〕] ⟦[ ⟧]"
_BARS: Final = "‖| ⁞| ¦| ❘| ǀ|"
LOOKALIKES: Final[dict[str, str]] = {pair[0]: pair[1] for pair in f"{_LETTERS} {_HAN} {_BRACKETS} {_BARS}".split()} | {
    digit: str(value) for row in _DIGITS for value, digit in enumerate(row, 1)
}  # one character each
OPENING, CLOSING = "≪‹«⟨", "≫›»⟩"  # signs that are brackets in pairs, and list signs alone
