"use strict";
// Marks the words behind the chosen event's cells. Offsets are UTF-16 units into the one text node of each part;
// ranges are painted by the CSS Custom Highlight API, so no letter is ever wrapped and Arabic stays joined.
(() => {
  const marks = JSON.parse(document.getElementById("marks").textContent);
  const paints = window.Highlight && CSS.highlights;
  const roles = ["evidence", "words", "date", "place", "actor1", "actor2", "fatalities", "injured", "source"];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  let chosen = null;
  document.body.classList.add("scripted");
  for (const part of all("[data-part]")) part.normalize(); // a parser splits very long text into several nodes

  function rangesOf(id, wanted) {
    const article = document.getElementById(id).closest("article");
    return marks[id].filter(([role]) => wanted(role)).map(([role, part, start, end]) => {
      const node = article.querySelector(`[data-part=${part}]`).firstChild;
      const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
      return { role, part, start, end, range };
    });
  }

  function paint() {
    if (!paints) return;
    CSS.highlights.clear();
    const rest = new Highlight();
    for (const id in marks) if (id !== chosen) for (const m of rangesOf(id, (r) => r !== "evidence")) rest.add(m.range);
    CSS.highlights.set("rest", rest);
    if (!chosen) return;
    roles.forEach((role, n) => {
      const highlight = new Highlight(...rangesOf(chosen, (r) => r === role).map((m) => m.range));
      highlight.priority = n + 1;
      CSS.highlights.set(role, highlight);
    });
  }

  const narrow = matchMedia("(max-width: 50rem)");

  // Brings the words of a mark into view; with no words given the first of the event's that carry it.
  function showWords(id, words) {
    const found = rangesOf(id, (r) => words || r !== "evidence").filter((m) => !words || String(live(m.range)) === words);
    const first = found.map((m) => live(m.range)).sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))[0];
    if (!first) return;
    const box = first.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight * (narrow.matches ? 0.5 : 1)) scrollBy({ top: box.top - innerHeight / 4 });
  }

  function live(range) {
    const made = document.createRange();
    made.setStart(range.startContainer, range.startOffset);
    made.setEnd(range.endContainer, range.endOffset);
    return made;
  }

  function choose(id, scroll) {
    chosen = id in marks ? id : null;
    for (const old of all(".chosen")) old.classList.remove("chosen");
    if (chosen) for (const e of all(`[data-event="${CSS.escape(chosen)}"]`)) (e.closest("tr") || e).classList.add("chosen");
    paint();
    if (chosen && narrow.matches) showWords(chosen);
    else if (chosen && scroll) document.getElementById(chosen).scrollIntoView({ block: "nearest" });
  }

  function wordsAt(event) {
    const text = event.target.closest("[data-part]");
    if (!text || !getSelection().isCollapsed) return null;
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const at = caret ? caret.offset : document.caretRangeFromPoint?.(event.clientX, event.clientY)?.startOffset;
    if (at === undefined) return null;
    const here = all(".event", text.closest("article")).map((e) => e.id).flatMap((id) =>
      marks[id].filter((m) => m[1] === text.dataset.part && m[2] <= at && at <= m[3]).map((m) => [m[3] - m[2], id]));
    here.sort((a, b) => a[0] - b[0]);
    const ids = [...new Set(here.map((h) => h[1]))];
    return ids.length ? ids[(ids.indexOf(chosen) + 1) % ids.length] : null;
  }

  document.addEventListener("click", (event) => {
    const card = event.target.closest(".event");
    const quote = event.target.closest(".event.chosen q");
    if (quote) showWords(card.id, quote.textContent);
    else if (card && card.id === chosen) choose(null);
    else if (card) choose(card.id);
    else if (event.target.closest("a[data-event]")) choose(event.target.closest("a").dataset.event);
    else {
      const id = wordsAt(event);
      if (id) choose(id, true);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
    else if ((event.key === "Enter" || event.key === " ") && event.target.matches(".event")) {
      event.preventDefault();
      choose(event.target.id);
    }
  });
  addEventListener("hashchange", () => choose(decodeURIComponent(location.hash.slice(1)), true));

  const rows = all("tbody tr");
  const shown = document.getElementById("shown");
  document.getElementById("filter").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((w) => text.includes(w));
      count += !row.hidden;
    }
    shown.textContent = words.length ? `${count} of ${rows.length}` : "";
  });
  all("thead th").forEach((head, column) => head.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const h of all("thead th")) h.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => row.cells[column].textContent;
    const order = new Intl.Collator(undefined, { numeric: true }).compare;
    rows.sort((a, b) => (down ? -1 : 1) * order(key(a), key(b)));
    document.querySelector("tbody").append(...rows);
  }));

  // The map comes closer by its buttons or a double click, and is moved by dragging; its whole width is 1.
  const map = document.querySelector(".map");
  if (map) {
    const whole = map.viewBox.baseVal, { width, height } = whole;
    const see = (x, y, z) => {
      const w = width * z, h = height * z;
      map.setAttribute("viewBox", [Math.min(Math.max(x, 0), width - w), Math.min(Math.max(y, 0), height - h), w, h].join(" "));
      map.style.setProperty("--z", z);
    };
    const zoom = (by, x = whole.x + whole.width / 2, y = whole.y + whole.height / 2) => {
      const z = Math.min(1, Math.max(0.02, (whole.width / width) * by)), k = (width * z) / whole.width;
      see(x - (x - whole.x) * k, y - (y - whole.y) * k, z);
    };
    const at = (e) => new DOMPoint(e.clientX, e.clientY).matrixTransform(map.getScreenCTM().inverse());
    for (const button of all(".zoom button")) button.addEventListener("click", () => zoom(+button.dataset.by));
    map.addEventListener("dblclick", (e) => zoom(0.5, at(e).x, at(e).y));
    let held = null;
    map.addEventListener("pointerdown", (e) => { if (!e.target.closest("a")) held = at(e); });
    map.addEventListener("pointermove", (e) => {
      if (held) see(whole.x + held.x - at(e).x, whole.y + held.y - at(e).y, whole.width / width);
    });
    for (const end of ["pointerup", "pointerleave"]) map.addEventListener(end, () => { held = null; });
  }

  if (location.hash) choose(decodeURIComponent(location.hash.slice(1)), true);
  else paint();
})();
