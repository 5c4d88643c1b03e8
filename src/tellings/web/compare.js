// Two texts side by side: `n` and `p` go from difference to difference; the sides scroll together until they are let go.
// Without it both sides stand in rows of one page, and the map leads to each difference.

const page = document.querySelector(".comparing");
const differing = [...document.querySelectorAll(".comparing .row:not(.same, .heads)")];
let at = -1;

function go(step) {
  if (!differing.length) return;
  differing[at]?.classList.remove("here");
  at = at < 0 && step < 0 ? differing.length - 1 : (at + step + differing.length) % differing.length;
  const row = differing[at];
  row.classList.add("here");
  if (page.classList.contains("free")) {
    for (const cell of page.querySelectorAll(`[data-row="${row.id}"]`)) cell.scrollIntoView({ block: "center" });
  } else {
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
  }
}

function keys(event) {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") go(1);
  if (event.key === "p") go(-1);
}

/** Two panes that scroll each by itself, filled with the cells of the rows; and back into the rows. */
function letGo() {
  page.classList.add("free");
  for (const row of page.querySelectorAll(".row")) {
    for (const side of ["left", "right"]) {
      const cell = row.querySelector(`.cell.${side}`);
      cell.dataset.row = row.id;
      pane(side).append(cell);
    }
  }
}

function takeBack() {
  page.classList.remove("free");
  for (const side of ["left", "right"]) {
    const cells = [...pane(side).children];
    const rows = [...page.querySelectorAll(".row")];
    rows.forEach((row, number) => (side === "left" ? row.prepend(cells[number]) : row.append(cells[number])));
  }
}

function pane(side) {
  const found = page.querySelector(`.pane.${side}`);
  if (found) return found;
  const made = Object.assign(document.createElement("div"), { className: `pane ${side}`, tabIndex: 0 });
  made.setAttribute("role", "region");
  made.setAttribute("aria-label", side === "left" ? "Left text" : "Right text");
  page.append(made);
  return made;
}

if (page) {
  document.querySelector(".tools .script").hidden = false;
  document.addEventListener("keydown", keys);
  document.getElementById("next").addEventListener("click", () => go(1));
  document.getElementById("previous").addEventListener("click", () => go(-1));
  document.getElementById("locked").addEventListener("change", (event) => (event.target.checked ? takeBack() : letGo()));
}
