"""What findings are about."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What a finding is about. The names are what users see in `flags.category` and `flag_kinds`."""

    ADULT = "injection.adult"
    GAMBLING = "injection.gambling"
    LOAN = "injection.loan"
    OTHER = "injection.other"
    HIDDEN_TEXT = "hidden.text"
    HIDDEN_LINKS = "hidden.links"
    HIDDEN_SCRIPT = "hidden.script"
    CLOAK_TRADITIONAL = "cloak.traditional"
    CLOAK_PINYIN = "cloak.pinyin"
    CLOAK_NOISE = "cloak.noise"
    CLOAK_FETCH = "cloak.fetch"
    BYTESHIFT = "corruption.byteshift"
    GAP = "corruption.gap"
    MOJIBAKE = "corruption.mojibake"
    PHONE = "pii.phone"
    EMAIL = "pii.email"
    QQ = "pii.qq"
    WECHAT = "pii.wechat"
    ID_CARD = "pii.id_card"
    BANK_CARD = "pii.bank_card"
    BYLINE = "boilerplate.byline"  # date, source and editor lines
    BREADCRUMB = "boilerplate.breadcrumb"
    CONTROLS = "boilerplate.controls"  # share, print, font size
    NAVIGATION = "boilerplate.navigation"  # previous and next article, related lists
    NOTICE = "boilerplate.notice"  # copyright, disclaimer, takedown contact
    WIDGET = "boilerplate.widget"  # headings of empty lists
    CAPTION = "boilerplate.caption"  # the credit of a picture
    REPEATED_TITLE = "boilerplate.title"  # the title again inside the body
    RECURRING = "boilerplate.recurring"  # a line that the site puts on many pages
    FARM_TEMPLATE = "farm.template"
    FARM_KEYWORDS = "farm.keywords"
    SPAM_PAGE = "spam.page.injected"  # nothing but injected text
    DUPLICATE_EXACT = "duplicate.exact"
    DUPLICATE_NEAR = "duplicate.near"
    SELECTOR_MISS = "selector.miss"
    PAGE_INDEX = "page.index"  # a list of links, not an article
    PAGE_BLOCKED = "page.blocked"  # captcha, login, soft 404, "enable JavaScript"
    PAGE_CARD = "page.card"  # addresses and telephone numbers, no article
    PAGE_FLATTENED = "page.flattened"
    PAGE_EMBEDDED = "page.embedded"  # its article stands in no element that a page shows

    @property
    def group(self) -> str:
        """The part before the first dot: injection, hidden, cloak, corruption, pii, …"""
        return self.value.partition(".")[0]
