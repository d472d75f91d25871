"""One explained page on a terminal: at 100 columns with its notes beside the text, at 60 with the notes below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reports.exhibit import Evidence
from reports.explain import Words
from reports.lines import LineView
from reports.marked import BLANK, around
from reports.page import Group, PageView, Signal
from reports.terminal import STYLES, shown, wrapped

BESIDE: Final = 80  # columns from which notes stand beside the text
NOTES: Final = 30  # columns of them
BESIDE_GAP: Final = 14  # characters on both sides of a gap
FEW: Final = 4  # findings of one category, unless all are asked for
_SIGNS: Final = {"excised": "✂", "trimmed": "✂", "repaired": "✎", "masked": "█", "flagged": "!"}


def show(view: PageView, words: Words, out: Console, *, reveal: bool = False, everything: bool = False) -> None:
    """Print the explanation; `everything` shows each finding instead of the first few of each category."""
    look = _Look(words, out, reveal, everything)
    look.head(view)
    look.findings(view.groups)
    if view.lines_raw:
        look.text(view)
        look.signals(view.signals)


class _Look:
    """How this console shows things."""

    def __init__(self, words: Words, out: Console, reveal: bool, everything: bool) -> None:
        self.words, self.out, self.reveal, self.everything = words, out, reveal, everything

    def head(self, view: PageView) -> None:
        """The verdict, the title before and after, what is known of the page."""
        style = STYLES.get(view.verdict, "")
        verdict = (f" {self.words.say('verdict', view.verdict)} ", f"{style} reverse" if self.out.is_terminal else style)
        self.out.print(Text.assemble(verdict, f" {view.meaning}"))
        self.out.print(Text(view.source, "dim"))
        self.out.print()
        self.out.print(self._facts(view))
        for turn in view.turns:
            self.out.print(wrapped(Text(f"→ {turn.sentence}", "dim"), self.out.width))

    def findings(self, groups: Sequence[Group]) -> None:
        """Each category with its reason, then where it was found."""
        self._heading(self.words.say("inspect", "findings"))
        if not groups:
            self.out.print(self.words.say("inspect", "nothing"))
        for group in groups:
            self.out.print(self._group(group))

    def text(self, view: PageView) -> None:
        """What was cut, and the text with what was repaired and masked in place."""
        self._heading(self.words.say("inspect", "cut_lines" if view.rewritten else "text"))
        for line in view.lines:
            self.out.print(self._line(line))
        if view.rewritten:
            self._heading(self.words.say("inspect", "final_text"))
            for line in view.article:
                self.out.print(self._line(line))

    def signals(self, signals: Sequence[Signal]) -> None:
        """Figures of the text, two abreast where there is room."""
        self._heading(self.words.say("inspect", "quality"))
        abreast = 2 if self.out.width >= BESIDE else 1
        half = -(-len(signals) // abreast)
        grid = Table.grid(padding=(0, 3, 0, 0))
        for _ in range(abreast):
            grid.add_column(no_wrap=True)
            grid.add_column(justify="right", no_wrap=True)
            grid.add_column(style="dim", no_wrap=True, min_width=10)
        for row in zip_longest(*(signals[n * half : (n + 1) * half] for n in range(abreast))):
            grid.add_row(*(cell for signal in row if signal for cell in self._signal(signal)))
        self.out.print(grid)

    def _facts(self, view: PageView) -> RenderableType:
        facts = Table.grid(padding=(0, 2, 0, 0))
        facts.add_column(style="dim", no_wrap=True)
        facts.add_column(ratio=1)
        before = shown(view.title_raw, self.reveal, self.out.is_terminal)
        label = self.words.say("inspect", "title")
        if before.plain.strip() and before.plain.strip() != view.title:
            facts.add_row(label, before)
            facts.add_row("", Text.assemble(("→ ", "dim"), (view.title or self.words.ui("untitled"), "bold")))
        else:
            facts.add_row(label, Text(view.title or self.words.ui("untitled"), "bold"))
        for name, value in view.facts:
            facts.add_row(name, Text(value))
        for n, one in enumerate(view.selectors):
            facts.add_row("" if n else self.words.say("inspect", "selectors"), Text(self.words.selection(one)))
        counts = {"kept": view.lines_kept, "lines": view.lines_raw, "chars": f"{view.characters:,}", "tokens": f"{view.tokens:,}"}
        facts.add_row(self.words.say("inspect", "size"), self.words.say("inspect", "lines_kept", **counts))
        return facts

    def _group(self, group: Group) -> RenderableType:
        style = STYLES.get(group.action, "").replace(" strike", "").replace(" underline", "")
        head = Text.assemble((f"{_SIGNS.get(group.action, ' ')} ", style), (group.label, "bold"))
        counted = f" × {len(group.findings)}" if len(group.findings) > 1 else ""
        head.append(f"{counted} · {self.words.say('action', group.action)}", style)
        head.append(f" · {group.score:.2f}" if group.score else "", "bold")
        head.append(f"  {group.category}", "dim")
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(no_wrap=True, style="dim", min_width=16 if self.out.width >= BESIDE else 10)
        grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        grid.add_column(style="dim", no_wrap=True)
        many = group.findings if self.everything else group.findings[:FEW]
        for one in many:
            grid.add_row(one.place, self._evidence(one), one.rule if self.out.width >= BESIDE else "")
        if rest := len(group.findings) - len(many):
            grid.add_row("", Text(self.words.say("inspect", "fewer", n=rest), "dim"), "")
        body = Table.grid(expand=True)
        body.add_row(head)
        body.add_row(Padding(wrapped(self._reason(group), self.out.width - 2), (0, 0, 0, 2)))
        body.add_row(Padding(grid, (0, 0, 1, 2)))
        return body

    def _reason(self, group: Group) -> Text:
        """The reason, and the finding's own words where they say more."""
        detail = shown(group.findings[0].detail, self.reveal, self.out.is_terminal) if len(group.findings) == 1 else Text()
        text = Text(group.reason)
        return text.append_text(Text.assemble((" (", "dim"), detail, (")", "dim"))) if detail and detail.plain != group.reason else text

    def _evidence(self, one: Evidence) -> Text:
        gap = not one.evidence.text.strip(BLANK + "? \u3000")
        pieces = around(one.context, BESIDE_GAP) if gap else [one.evidence]
        return shown(pieces, self.reveal, self.out.is_terminal)

    def _line(self, line: LineView) -> RenderableType:
        text = shown(line.pieces, self.reveal, self.out.is_terminal)
        number = "" if line.number is None else str(line.number)
        grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
        grid.add_column(width=4, justify="right", style="dim")
        grid.add_column(ratio=1)
        notes = Text("\n".join(line.notes), "dim")
        if self.out.width >= BESIDE:
            grid.add_column(width=NOTES)
            grid.add_row(number, wrapped(text, self.out.width - NOTES - 8), notes)
        else:
            grid.add_row(number, wrapped(text, self.out.width - 6))
            if line.notes:
                grid.add_row("", notes)
        return grid

    def _signal(self, signal: Signal) -> Iterator[Text]:
        style = "bold red" if signal.broken else ""
        yield Text(signal.column, style)
        yield Text(f"{signal.value:.3f}".rstrip("0").rstrip("."), style)
        yield Text(signal.limit)

    def _heading(self, text: str) -> None:
        self.out.print()
        self.out.print(Rule(Text(text, "bold"), align="left", style="dim"))
