// The stance matrix: who is for whom or what, and who against; a cell is what is for less what is against.
const WIDEST = 24;
let wholeMatrix = false;
const isActor = (id) => Boolean(kindOf.get(nodes.get(id).kind)?.actor);

/** Count for and against for each pair. */
const stances = () => {
  const found = new Map();
  for (const statement of shownStatements()) {
    const { from, to } = edges.get(statement.edge);
    const sign = statement.stance;
    if (!sign || from === to || !isActor(from) || isActor(to) !== (state.axis !== "topics")) continue;
    const cell = found.get(from + " " + to) || { from, to, plus: 0, minus: 0 };
    if (sign > 0) cell.plus += 1;
    else cell.minus += 1;
    found.set(from + " " + to, cell);
  }
  return found;
};
const ranked = (cells, end) => {
  const counts = new Map();
  for (const cell of cells) counts.set(cell[end], (counts.get(cell[end]) || 0) + cell.plus + cell.minus);
  return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one) || (nodes.get(one).name < nodes.get(other).name ? -1 : 1));
};
const signed = (net) => (net > 0 ? "+" + net : net < 0 ? "−" + -net : "±0");

const cellOf = (cell, most) => {
  if (!cell) return make("td");
  const net = cell.plus - cell.minus;
  const text = `${nodes.get(cell.from).name} towards ${nodes.get(cell.to).name}: ${signed(net)} (${cell.plus} for, ${cell.minus} against)`;
  const button = make("button", { type: "button", title: text, ariaLabel: text, tabIndex: -1, onclick: () => pick("pair", cell.from + " " + cell.to) }, signed(net));
  button.dataset.stance = net > 0 ? "for" : net < 0 ? "against" : "both";
  button.style.setProperty("--strength", `${Math.round(20 + 50 * Math.min(1, Math.abs(net) / most))}%`);
  return make("td", {}, button);
};

const drawMatrix = () => {
  const found = stances();
  const limit = wholeMatrix ? Infinity : WIDEST;
  const [rows, across] = ["from", "to"].map((end) => ranked([...found.values()], end));
  const most = Math.max(1, ...[...found.values()].map((cell) => Math.abs(cell.plus - cell.minus)));
  const head = make("tr", {}, make("th", { scope: "col" }, "who, towards whom"), ...across.slice(0, limit).map((id) => make("th", { scope: "col" }, make("span", {}, nodes.get(id).name))));
  const body = rows.slice(0, limit).map((from) =>
    make("tr", {}, make("th", { scope: "row" }, name(from)), ...across.slice(0, limit).map((to) => cellOf(found.get(from + " " + to), most))));
  $("stances").replaceChildren(make("thead", {}, head), make("tbody", {}, ...body));
  const first = $("stances").querySelector("td button");
  if (first) first.tabIndex = 0;
  const left = Math.max(0, rows.length - limit) + Math.max(0, across.length - limit);
  $("more-stances").hidden = !left;
  $("more-stances").textContent = `Show the other ${left} rows and columns`;
  $("no-stances").hidden = Boolean(found.size);
};

/** Walk over the filled cells with the arrow keys. */
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const walkMatrix = (event) => {
  const [x, y] = STEPS[event.key] || [];
  const cell = event.target.closest("td");
  if (x === undefined || !cell) return;
  event.preventDefault();
  const rows = [...$("stances").tBodies[0].rows];
  let [row, column] = [rows.indexOf(cell.parentElement) + y, cell.cellIndex + x];
  while (rows[row]?.cells[column]) {
    const button = rows[row].cells[column].querySelector("td > button");
    if (button) {
      event.target.tabIndex = -1;
      button.tabIndex = 0;
      button.focus();
      return;
    }
    [row, column] = [row + y, column + x];
  }
};
