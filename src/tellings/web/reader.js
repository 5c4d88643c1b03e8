// What the pages do beyond links: light up both ends of a link, remember which layers are shown, cite what is selected.
// Every page works without it.

const LAYERS = "tellings-layers";

/** The element that a link within the page leads to, or null. */
function target(link) {
  const { hash } = link;
  return hash && link.pathname === location.pathname ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
}

/** Both ends of what the pointer or the focus is on. */
function ends(element) {
  const link = element.closest("a[href*='#']");
  if (link) return [target(link)];
  return notes(element.closest(".body span[class]"));
}

/** The lines of the notes about what begins with a stretch of the text; what begins elsewhere has its own. */
function notes(segment) {
  const begun = segment?.id ? [segment] : [];
  for (let at = segment?.previousElementSibling; begun.length && at?.matches("a[id]:empty"); at = at.previousElementSibling) begun.push(at);
  return begun.flatMap(({ id }) => [...document.querySelectorAll(`.notes li > a[href$="#${CSS.escape(id)}"]`)]);
}

/** The same block in the text and in the raw source. */
function twins(element) {
  const block = element.closest("[data-block]");
  const page = block?.closest(".document");
  if (!page || !page.querySelector(".raw")?.checkVisibility()) return [];
  return [...page.querySelectorAll(`[data-block="${block.dataset.block}"]`)];
}

function light(event) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!(event.target instanceof Element)) return;
  for (const end of [...ends(event.target), ...twins(event.target)]) end?.classList.add("lit");
}

/** What was read out of the words that were clicked: its line in the notes, unfolded, with the way back to the account. */
function unfold(event) {
  if (event.target.closest("a, summary, button, input") || !getSelection()?.isCollapsed) return;
  const about = notes(event.target.closest(".body span[class]"));
  if (!about[0]?.closest(".notes").checkVisibility()) return;
  for (const line of about) line.closest("details").open = true;
  about[0].scrollIntoView({ block: "nearest" });
}

/** The stretch of the raw source from one character of the text to another, counted as Python counts them. */
function stretch(pane, start, end) {
  const range = document.createRange();
  const walk = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walk.nextNode(); node; node = walk.nextNode()) {
    const points = [...node.data];
    const units = (count) => points.slice(0, count).join("").length;
    if (at <= start && start < at + points.length) range.setStart(node, units(start - at));
    at += points.length;
    if (end <= at) {
      range.setEnd(node, units(points.length - (at - end)));
      return range;
    }
  }
  return null;
}

/** The raw source goes to the words that are asked for: those with this anchor, else those that the page was led to. */
function goInRaw(anchor) {
  const pane = document.querySelector(".page .raw pre");
  if (!pane?.checkVisibility()) return;
  const [, start, end] = /-(\d+)-(\d+)$/.exec(anchor) ?? [];
  const asked = end ? stretch(pane, Number(start), Number(end)) : pane.querySelector(".at");
  if (!asked) return;
  if (asked instanceof Range) CSS.highlights?.set("asked", new Highlight(asked));
  const top = asked.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += top - pane.clientHeight / 4;
}

function followInRaw() {
  const box = document.getElementById("show-raw");
  if (!document.querySelector(".page .raw")) return;
  const asked = () => goInRaw(decodeURIComponent(location.hash));
  box.addEventListener("change", asked);
  addEventListener("hashchange", asked);
  document.addEventListener("click", ({ target }) => {
    const { id } = target.closest?.(".body span[id]") ?? {};
    if (id && getSelection()?.isCollapsed) goInRaw(id);
  });
  document.querySelector(".passage a[href^='#raw-']")?.addEventListener("click", (event) => {
    event.preventDefault(); // both sides go to the words, where the link by itself moves one of them
    box.checked = true;
    box.dispatchEvent(new Event("change"));
    document.querySelector(".body .at")?.scrollIntoView({ block: "center" });
    goInRaw("");
  });
  asked();
}

function rememberLayers() {
  const boxes = [...document.querySelectorAll(".layers input")];
  if (!boxes.length) return;
  let kept = {};
  try {
    kept = JSON.parse(sessionStorage.getItem(LAYERS) ?? "{}");
  } catch {
    // Storage may be switched off, or hold something else: the layers are as the page has them.
  }
  for (const box of boxes) {
    if (box.id in kept) box.checked = kept[box.id];
    box.addEventListener("change", () => {
      const now = Object.fromEntries(boxes.map((each) => [each.id, each.checked]));
      try {
        sessionStorage.setItem(LAYERS, JSON.stringify(now));
      } catch {
        // Then they are forgotten with the page.
      }
    });
  }
}

/** Code points in front of a point of the document's text: positions are counted as Python counts them. */
function position(node, offset) {
  const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".block[data-start]");
  if (!block) return null;
  const range = document.createRange();
  range.setStart(block.querySelector("p"), 0);
  range.setEnd(node, offset);
  return Number(block.dataset.start) + [...range.toString()].length;
}

/** What is selected in a document: its words, and the address of its characters. */
function selected() {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const page = range.commonAncestorContainer.parentElement?.closest(".document");
  const start = page && position(range.startContainer, range.startOffset);
  const end = page && position(range.endContainer, range.endOffset);
  if (start === null || end === null || !(start < end)) return null;
  const address = new URL(`${location.pathname}?at=${start}-${end}#${page.id}-${start}-${end}`, location.href);
  return { page, words: range.toString(), address: address.href };
}

async function copy(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Could not be copied";
  }
  setTimeout(() => (button.textContent = before), 1500);
}

/** A button behind every line that quotes a text: outlet, date, quote and link. */
function offerQuotes() {
  for (const quote of document.querySelectorAll("a[data-cite]")) {
    const words = quote.dataset.words ?? quote.querySelector("mark, del, ins")?.textContent;
    if (!words) continue;
    const source = quote.nextElementSibling?.matches(".who") ? quote.nextElementSibling : null;
    const line = quote.closest(".carriers li, .matrix th");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "cite", className: "cite-quote" });
    button.setAttribute("aria-label", `Cite “${words.slice(0, 60)}”, ${quote.dataset.cite}`);
    button.addEventListener("click", () => copy(button, `${quote.dataset.cite}: “${words}” ${quote.href}`));
    if (line) line.append(button);
    else (source ?? quote).after(" ", button);
  }
}

function offerCitations() {
  for (const button of document.querySelectorAll(".copy-citation")) {
    button.hidden = false;
    const address = button.parentElement.querySelector(".permalink").href;
    button.addEventListener("click", () => copy(button, `${document.getElementById(button.dataset.from).textContent} ${address}`));
  }
  const bar = document.querySelector(".page .layers");
  if (!bar) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Cite selection", hidden: true });
  button.className = "cite-selection";
  bar.append(button);
  let chosen = null;
  const offer = () => {
    chosen = selected() ?? (document.activeElement === button ? chosen : null);
    button.hidden = !chosen;
  };
  document.addEventListener("selectionchange", offer);
  offer(); // words may have been selected before the script had come
  button.addEventListener("click", () => {
    if (chosen) copy(button, `${chosen.page.dataset.cite}: “${chosen.words}” ${chosen.address}`);
  });
}

/** `/` goes to the search field, `n` and `p` to the next and the previous word that copies changed. */
function keys(event) {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find-q")?.focus();
  }
  const changed = [...document.querySelectorAll(".body .edit")];
  if (!changed.length || !["n", "p"].includes(event.key)) return;
  const at = changed.findIndex((each) => each.classList.contains("here"));
  const next = changed.at(event.key === "n" ? (at + 1) % changed.length : Math.max(at, 0) - 1);
  changed[at]?.classList.remove("here");
  next.classList.add("here");
  next.scrollIntoView({ block: "center" });
}

for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, light);
document.addEventListener("click", unfold);
document.addEventListener("keydown", keys);
rememberLayers();
followInRaw();
offerCitations();
offerQuotes();
