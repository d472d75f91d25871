-- The frontier of one site. A page goes pending -> inflight -> fetched -> done; `deep` waits for a greater max_depth,
-- `joining` for the other parts of its article; a page that is such a part ends as `part`, one that says what another says as `twin`.
CREATE TABLE IF NOT EXISTS pages (
  key INTEGER PRIMARY KEY,          -- in the order found
  url TEXT NOT NULL UNIQUE,         -- in its one spelling, see crawler/urls.py
  host TEXT NOT NULL,               -- with the port where it is neither 80 nor 443
  kind TEXT NOT NULL,               -- page, sitemap, feed
  start INTEGER NOT NULL,           -- 1 for what sites.toml names
  depth INTEGER NOT NULL,           -- links from a start URL
  hops INTEGER NOT NULL,            -- redirects, or sitemap indexes, on the way here
  steps INTEGER NOT NULL DEFAULT 0, -- answers on the shortest way here; of a list's pages each is one more, though they are as deep
  referrer TEXT NOT NULL,
  state TEXT NOT NULL,
  rank INTEGER NOT NULL DEFAULT 0,  -- which come first, see crawler/frontier/turns.py
  pass INTEGER NOT NULL DEFAULT 0,  -- the last pass over the site that took it
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before REAL NOT NULL DEFAULT 0,  -- seconds since the epoch
  visited REAL,                     -- when it was last answered, seconds since the epoch
  outcome TEXT NOT NULL DEFAULT '',
  status INTEGER,
  error TEXT NOT NULL DEFAULT '',
  is_index INTEGER NOT NULL DEFAULT 0,
  etag TEXT NOT NULL DEFAULT '',    -- validators of the last copy, as the server gave them
  modified TEXT NOT NULL DEFAULT '',
  steady INTEGER NOT NULL DEFAULT 0,   -- visits in a row that found it unchanged
  quiet INTEGER NOT NULL DEFAULT 0,    -- visits in a row to a list that brought no address which was new
  lastmod REAL NOT NULL DEFAULT 0,  -- the newest change that a sitemap or feed told, seconds since the epoch
  told INTEGER NOT NULL DEFAULT 0,  -- 1 where the last visit came since a newer lastmod told so
  misled INTEGER NOT NULL DEFAULT 0,   -- how often that was wrong
  part_of INTEGER                   -- the first page of the article that it is a part of
);
CREATE INDEX IF NOT EXISTS pages_due ON pages (state, host, rank, key);
CREATE INDEX IF NOT EXISTS pages_later ON pages (host, not_before) WHERE state = 'pending' AND not_before > 0;

-- Answers that are not yet durable in the dataset, in the order in which they are added to it.
CREATE TABLE IF NOT EXISTS spool (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  key INTEGER NOT NULL,             -- the page
  fetched_at TEXT NOT NULL,         -- ISO 8601, UTC
  outcome TEXT NOT NULL,            -- page, or why there is none
  status INTEGER,
  error TEXT NOT NULL DEFAULT '',
  headers TEXT NOT NULL DEFAULT '[]',  -- JSON, pairs of name and value
  body BLOB,
  run_id TEXT NOT NULL DEFAULT '',  -- the run that handed it to the dataset; empty while it was not
  held INTEGER NOT NULL DEFAULT 0,  -- 1 where the dataset held the page as it is, 2 where it is again what it was before it changed
  warc_file TEXT NOT NULL DEFAULT '',
  warc_offset INTEGER,
  warc_end INTEGER
);

-- Parts of articles that are not whole yet, or not yet durable in the dataset; see crawler/frontier/joining.py.
CREATE TABLE IF NOT EXISTS parts (
  first INTEGER NOT NULL,           -- the page with which the article begins
  place INTEGER NOT NULL,           -- 0 for that page itself
  key INTEGER NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER,
  headers TEXT NOT NULL,
  body BLOB,
  PRIMARY KEY (first, place)
);
CREATE INDEX IF NOT EXISTS pages_parts ON pages (part_of) WHERE part_of IS NOT NULL;

-- What each page said the last three times that it said something new; see crawler/frontier/recrawl.py.
CREATE TABLE IF NOT EXISTS history (
  key INTEGER NOT NULL,
  seq INTEGER NOT NULL,             -- the answer that said it
  fetched_at TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (key, seq)
) WITHOUT ROWID;

-- Which addresses may lead to one page, and what speaks for it; see crawler/frontier/twins.py.
CREATE TABLE IF NOT EXISTS variants (
  bare INTEGER NOT NULL,            -- hash of the address without what may be idle in it
  rule TEXT NOT NULL,               -- what that is: ?from, /index.html, /wap/
  key INTEGER NOT NULL,             -- the page
  PRIMARY KEY (bare, rule, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS said (key INTEGER PRIMARY KEY, likeness TEXT NOT NULL);  -- what a page said at its last visit
CREATE TABLE IF NOT EXISTS evidence (
  rule TEXT NOT NULL,
  scope TEXT NOT NULL,              -- addresses of one make
  what TEXT NOT NULL,               -- what was seen of them
  n INTEGER NOT NULL,               -- how often
  PRIMARY KEY (rule, scope, what)
) WITHOUT ROWID;

-- What addresses of one make gave; see crawler/frontier/makes.py.
CREATE TABLE IF NOT EXISTS makes (
  make TEXT PRIMARY KEY,            -- host and path without numbers
  n INTEGER NOT NULL,               -- pages that were read
  gave INTEGER NOT NULL             -- of these, those with a text or an address that was new
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
