"use strict";
// Sorting, veils, finding, and the reviewers' marks. Nothing is fetched; marks stay in this browser.
(() => {
  const page = document.documentElement;
  page.classList.add("scripted");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  for (const table of all("table.sortable")) {
    const body = table.tBodies[0];
    all("th button", table).forEach((button) => button.addEventListener("click", () => {
      const head = button.closest("th");
      const up = head.getAttribute("aria-sort") === "descending";
      all("th[aria-sort]", table).forEach((other) => other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const value = (row) => row.cells[head.cellIndex].dataset.value;
      const numeric = head.classList.contains("number");
      const compare = (a, b) => numeric ? Number(value(a)) - Number(value(b)) : value(a).localeCompare(value(b), "zh");
      [...body.rows].sort((a, b) => (up ? 1 : -1) * compare(a, b)).forEach((row) => body.append(row));
    }));
  }

  const allSites = document.getElementById("all-sites");
  const showSites = () => {
    if (!allSites) return;
    document.querySelector("#sites table").classList.remove("few");
    allSites.parentElement.hidden = true;
  };
  if (allSites) allSites.addEventListener("click", showSites);

  const reveal = document.getElementById("reveal");
  reveal.addEventListener("change", () => page.classList.toggle("reveal", reveal.checked));
  page.classList.toggle("reveal", reveal.checked);
  const lift = (event) => {
    const veil = event.target.closest(".veil");
    if (!veil || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    veil.classList.toggle("open");
    if (veil.hasAttribute("role")) veil.setAttribute("aria-expanded", veil.classList.contains("open"));
  };
  document.addEventListener("click", lift);
  document.addEventListener("keydown", lift);

  const pages = all(".flagged .page");
  const everything = document.getElementById("show-all");
  const none = document.getElementById("found-none");
  const count = document.getElementById("found");
  const finders = ["find", "find-category", "find-site", "find-campaign", "find-mark"].map((id) => document.getElementById(id));
  let matching = pages;
  const search = () => {
    const [words, category, site, campaign, mark] = finders.map((one) => (one ? one.value.trim() : ""));
    const asked = words || category || site || campaign || mark;
    const found = pages.filter((one) => (!site || one.dataset.site === site)
      && (!category || one.dataset.categories.split(" ").includes(category))
      && (!campaign || one.dataset.campaigns.split(" ").includes(campaign))
      && (!mark || (one.querySelector('.marks [aria-pressed="true"]') ? one.querySelector(`.marks [value="${mark}"][aria-pressed="true"]`) : mark === "none"))
      && one.textContent.toLowerCase().includes(words.toLowerCase()));
    matching = found;
    const shown = new Set(asked || !everything || everything.hidden ? found : found.filter((one) => !one.classList.contains("later")));
    pages.forEach((one) => { one.hidden = !shown.has(one); });
    none.hidden = shown.size > 0;
    if (everything) everything.parentElement.hidden = Boolean(asked) || everything.hidden;
    count.textContent = count.dataset.words.replace("{shown}", shown.size).replace("{n}", pages.length);
  };
  const showAll = () => { if (everything) everything.hidden = true; if (pages.length) search(); };
  if (pages.length) {
    finders.forEach((one) => { if (one) one.addEventListener("input", search); });
    if (everything) everything.addEventListener("click", showAll);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".seek");
    if (!link) return;
    finders.forEach((one) => { if (one) one.value = one.id === link.dataset.finder ? link.dataset.value : ""; });
    search();
  });
  const saveAs = (name, type, lines) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(lines.map((line) => line + "\n"), { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const addresses = document.getElementById("addresses");
  if (addresses) addresses.addEventListener("click", () => saveAs("addresses-" + page.dataset.report + ".txt", "text/plain",
    matching.map((one) => one.querySelector(".body .url").textContent)));

  const store = "taosha-marks-" + page.dataset.report;
  let marks = {};
  try { marks = JSON.parse(localStorage.getItem(store)) || {}; } catch { marks = {}; }
  const save = document.getElementById("save");
  const clear = document.getElementById("clear");
  const counter = document.getElementById("marks-count");
  const say = JSON.parse(counter.dataset.words);
  const show = () => {
    all(".marks").forEach((group) => all("button", group).forEach((button) =>
      button.setAttribute("aria-pressed", marks[group.dataset.label]?.mark === button.value)));
    const n = Object.keys(marks).length;
    counter.textContent = (n === 1 ? say.one : say.many).replace("{n}", n);
    save.disabled = clear.disabled = n === 0;
    try { localStorage.setItem(store, JSON.stringify(marks)); } catch { /* the marks stay until the page is closed */ }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".marks button");
    if (!button) return;
    const label = button.parentElement.dataset.label;
    if (marks[label]?.mark === button.value) delete marks[label];
    else marks[label] = { mark: button.value, marked_at: new Date().toISOString() };
    show();
  });
  save.addEventListener("click", () => {
    saveAs("labels-" + page.dataset.report + ".jsonl", "application/x-ndjson",
      Object.entries(marks).map(([label, mark]) => JSON.stringify({ ...JSON.parse(label), ...mark })));
  });
  clear.addEventListener("click", () => { marks = {}; show(); });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const button = event.target.closest(".marks button");
    if (!step || !button) return;
    event.preventDefault();
    const groups = all(".marks").filter((group) => !group.closest("[hidden]"));
    const next = groups[groups.indexOf(button.parentElement) + step];
    if (!next) return;
    const closed = next.closest("details");
    if (closed) closed.open = true;
    const same = next.querySelector(`[value="${button.value}"]`);
    same.focus({ preventScroll: true });
    same.scrollIntoView({ block: "center" });
  });
  show();
  if (pages.length) search(); // now that the marks are there, which pages can be chosen by

  let opened = [];
  addEventListener("beforeprint", () => {
    showSites();
    showAll();
    opened = all("details:not([open])");
    opened.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));
})();
