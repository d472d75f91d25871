"""Hostile strings for titles and addresses, more than five hundred: each way out of a place in HTML with each thing that would run there,
and what steers terminals, spreadsheets, templates and the direction of writing. Written for this project.
"""

from __future__ import annotations

from itertools import product
from typing import Final

HIT: Final = "window.hit=1"
WAYS_OUT: Final = (
    *("", '"', "'", "`", ">", '">', "'>", "-->", "]]>", "*/", "\\", "\\'", '\\"', "%22%3E", "&quot;>"),
    *("</title>", "</style>", "</script>", "</textarea>", "</svg>", "</noscript>", "</template>", "</select>", "</summary></details>"),
)
RUNNING: Final = (
    f"<script>{HIT}</script>",
    f"<ScRiPt >{HIT}</sCrIpT >",
    f"<script/x>{HIT}</script/x>",
    f"<img src=x onerror={HIT}>",
    f"<img/src/onerror={HIT}>",
    f"<svg/onload={HIT}>",
    f"<svg><script>{HIT}</script></svg>",
    f"<math><mtext><img src onerror={HIT}></mtext></math>",
    f"<iframe srcdoc='<script>parent.{HIT.removeprefix('window.')}</script>'></iframe>",
    f"<object data='data:text/html,<script>top.{HIT}</script>'></object>",
    f"<input autofocus onfocus={HIT}>",
    f"<details open ontoggle={HIT}>",
    f"<video><source onerror={HIT}></video>",
    f"<style>@keyframes x{{}}</style><b style='animation-name:x' onanimationstart={HIT}>",
    "<link rel=stylesheet href=http://127.0.0.1:1/x.css>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>",
    "<base href=http://127.0.0.1:1/>",
    f"<form action=javascript:{HIT}><button autofocus>点</button></form>",
    f" onmouseover={HIT} onfocus={HIT} autofocus ",
    f"javascript:{HIT}",
)
STEERING: Final = tuple(
    before + after
    for before, after in product(
        (
            "\x1b[2J",
            "\x1b]8;;http://127.0.0.1:1/\x07",
            "\x9b31m",
            "\x07",
            "\x08\x08",
            "\r",
            "\n",
            "\x00",
            "\u202e",
            "\u2066",
            "\u200f",
            "\u2028",
        ),
        ("标题", "<b>粗</b>", "=1+1"),
    )
)
FORMULAS: Final = tuple(sign + rest for sign, rest in product(("=", "+", "-", "@", "\t=", "\r="), ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://127.0.0.1:1/")')))  # fmt: skip
TEMPLATES: Final = tuple(f"{opened}7*7{closed}" for opened, closed in (("{{", "}}"), ("${", "}"), ("#{", "}"), ("<%=", "%>"), ("{%", "%}"), ("[[", "]]")))  # fmt: skip
ODD: Final = (
    "",
    " ",
    "　",
    "0",
    "null",
    "undefined",
    "NaN",
    "true",
    "..",
    "../../etc/passwd",
    "CON",
    "%00",
    "%s%n",
    "Z̷̢͇a̸l̵" * 9,
    "很长" * 400,
    "W" * 900,
    "👩‍👩‍👧‍👦",
    "𠜎𠜱",
)

STRINGS: Final = tuple(dict.fromkeys((*(way + thing for way, thing in product(WAYS_OUT, RUNNING)), *STEERING, *FORMULAS, *TEMPLATES, *ODD)))
