// Search, the legend that is the filter, tabs, keys; then the start.
const refresh = () => {
  sift();
  const moved = arrange();
  shownNodes.refresh();
  shownEdges.refresh();
  $("shown").textContent = `${visible.nodes.size} of ${nodes.size} things, ${visible.edges.size} of ${edges.size} relations`;
  if (state.tab === "matrix") drawMatrix();
  if (state.tab === "timeline") drawTimeline();
  if (moved) fit();
  writeFragment();
};

// Search by any name.
const byName = new Map();
for (const node of data.nodes) for (const one of [...node.aliases, node.name]) byName.set(one.toLowerCase(), node.id);
$("names").append(...data.nodes.flatMap((node) => [node.name, ...node.aliases].map((value) => make("option", { value }))));
const find = (text) => {
  const wanted = text.trim().toLowerCase();
  if (byName.has(wanted)) return byName.get(wanted);
  const near = [...byName.keys()].filter((one) => wanted && one.includes(wanted)).sort((one, other) => one.length - other.length);
  return near.length ? byName.get(near[0]) : "";
};
$("search").addEventListener("submit", (event) => {
  event.preventDefault();
  const id = find($("name").value);
  if (id) choose(id);
  else show(make("p", {}, `Nothing is called “${$("name").value}” here.`));
});
$("name").addEventListener("change", () => byName.has($("name").value.trim().toLowerCase()) && choose(find($("name").value)));

// The legend.
const count = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());
const swatch = ({ colour, shape = "line" }) => {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  for (const [key, value] of [["width", 16], ["height", 16], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(key, value);
  path.setAttribute("d", data.shapes[shape]);
  path.setAttribute("fill", shape === "line" ? "none" : colour);
  path.setAttribute("stroke", colour);
  path.setAttribute("stroke-width", shape === "line" ? 3 : 1);
  svg.append(path);
  return svg;
};
const boxes = [];
const choice = (keys, text, number, { picture = null, inner = false } = {}) => {
  const box = make("input", { type: "checkbox", checked: true, value: keys.join(" ") });
  box.addEventListener("change", () => {
    for (const key of keys) box.checked ? state.hide.delete(key) : state.hide.add(key);
    update();
  });
  boxes.push({ box, keys });
  return make("label", { className: inner ? "choice inner" : "choice" }, box, picture, make("span", {}, text), make("span", { className: "count" }, String(number)));
};
const group = (title, ...children) => make("fieldset", {}, make("legend", {}, title), ...children);

const kindChoices = () => {
  const counts = count(data.nodes.map((node) => node.kind));
  return data.kinds.filter((kind) => counts.has(kind.name)).map((kind) => choice(["kind:" + kind.name], kind.label, counts.get(kind.name), { picture: swatch(kind) }));
};
const familyChoices = () => {
  const counts = count(data.statements.map((statement) => edges.get(statement.edge).predicate));
  return data.families.flatMap((family) => {
    const present = family.predicates.filter((predicate) => counts.has(predicate));
    if (!present.length) return [];
    const total = present.reduce((sum, predicate) => sum + counts.get(predicate), 0);
    const inner = present.map((predicate) => choice(["predicate:" + predicate], predicate, counts.get(predicate), { inner: true }));
    return [choice(present.map((predicate) => "predicate:" + predicate), family.label, total, { picture: swatch(family) }), ...inner];
  });
};
const valueChoices = (facet, labels) => {
  const counts = count(data.statements.map((statement) => statement[facet]));
  return Object.keys(labels).filter((value) => counts.has(value)).map((value) => choice([`${facet}:${value}`], labels[value], counts.get(value)));
};
const selection = (field, title, all, text = (value) => value) => {
  const values = [...new Set(data.statements.map((statement) => statement[field]))].sort();
  if (values.length < 2) return "";
  const options = [make("option", { value: "" }, all), ...values.map((value) => make("option", { value }, text(value)))];
  const select = make("select", { id: "by-" + field }, ...options);
  select.addEventListener("change", () => { state[field] = select.value; update(); });
  return group(title, make("label", {}, make("span", { className: "quiet" }, title), select));
};

// Two thumbs on one track: from this day until that day.
const allDays = [...new Set(data.statements.map(day).filter(Boolean))].sort();
const daysRange = () => {
  if (allDays.length < 2) return "";
  const last = allDays.length - 1;
  const thumb = (field, title) => {
    const input = make("input", { type: "range", id: "by-" + field, min: 0, max: last, step: 1, ariaLabel: title });
    input.addEventListener("input", () => {
      const [from, until] = ["from", "until"].map((one) => Number($("by-" + one).value));
      if (from > until) input.value = field === "from" ? until : from;
      const value = Number(input.value);
      state[field] = value === (field === "from" ? 0 : last) ? "" : allDays[value];
      update();
    });
    return input;
  };
  return group("Days", make("div", { className: "range" }, thumb("from", "first day"), thumb("until", "last day")), make("output", { id: "range-of-days" }));
};
const placeThumbs = () => {
  if (!$("range-of-days")) return;
  const first = allDays.findIndex((one) => !state.from || one >= state.from);
  const last = allDays.findLastIndex((one) => !state.until || one <= state.until);
  const ends = { from: first < 0 ? allDays.length - 1 : first, until: Math.max(0, last) };
  for (const [field, place] of Object.entries(ends)) {
    $("by-" + field).value = place;
    $("by-" + field).setAttribute("aria-valuetext", allDays[place]);
  }
  $("range-of-days").textContent = `${allDays[ends.from]} to ${allDays[ends.until]}`;
};
const confidence = () => {
  const input = make("input", { type: "range", id: "by-confidence", min: 0, max: 1, step: 0.05, value: 0 });
  input.addEventListener("input", () => { state.confidence = Number(input.value); update(); });
  return group("Confidence at least", make("label", {}, make("span", { className: "quiet" }, "least confidence"), input, make("output", { id: "least" })));
};
$("facets").append(
  group("Relations", ...familyChoices()),
  group("Actors and things", ...kindChoices()),
  group("Is it so?", ...valueChoices("polarity", { positive: "so", negative: "not so, denied" })),
  group("Mode", ...valueChoices("modality", { actual: "is or was so", future: "planned", wished: "wished for" })),
  group("By whose word", ...valueChoices("standing", { own: "the subject's own", reported: "reported by others" })),
  selection("speaker", "Speaker", "everybody"),
  selection("document", "Document", "all documents", (id) => (data.documents[id] ? `${data.documents[id]} (${id})` : id)),
  daysRange(),
  confidence(),
);

/** Bring every control to what the state says. */
const setControls = () => {
  for (const { box, keys } of boxes) {
    const hidden = keys.filter((key) => state.hide.has(key)).length;
    box.checked = hidden < keys.length;
    box.indeterminate = hidden > 0 && hidden < keys.length;
  }
  for (const field of ["speaker", "document", "confidence"]) if ($("by-" + field)) $("by-" + field).value = state[field];
  for (const field of ["layout", "axis"]) $(field).value = state[field];
  $("steps").value = String(stepsNow());
  $("least").textContent = state.confidence;
  placeThumbs();
  for (const tab of TABS) {
    const isOn = state.tab === tab.dataset.tab;
    tab.ariaSelected = String(isOn);
    tab.tabIndex = isOn ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !isOn;
  }
};
const update = () => {
  setControls();
  refresh();
  tell();
};

// Tabs, as the keyboard expects them.
const TABS = [...document.querySelectorAll("[role=tab]")];
const openTab = (tab) => {
  state.tab = tab.dataset.tab;
  update();
  if (!state.tab) fit();
};
for (const tab of TABS) tab.addEventListener("click", () => openTab(tab));
$("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = TABS.at((TABS.indexOf(document.activeElement) + step) % TABS.length);
  next.focus();
  openTab(next);
});

// The drawing answers clicks and keys: arrows walk over the things, those of which most is said first.
network.on("click", (event) => {
  if (event.nodes.length) chosen(event.nodes[0]);
  else if (event.edges.length) pick("edge", event.edges[0]);
});
const walk = (step) => {
  const order = [...visible.nodes].sort((one, other) => nodes.get(other).degree - nodes.get(one).degree || (one < other ? -1 : 1));
  if (!order.length) return;
  const here = order.indexOf(network.getSelectedNodes()[0]);
  const id = order.at((here < 0 ? (step > 0 ? 0 : -1) : here + step) % order.length);
  showIn(id);
  $("walked").textContent = nodeTitle(nodes.get(id));
};
$("network").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const [selected] = network.getSelectedNodes();
  if (step) walk(step);
  else if ((event.key === "Enter" || event.key === " ") && selected) chosen(selected);
  else return;
  event.preventDefault();
});
$("network").firstChild.ariaLabel = $("network").ariaLabel;
$("network").firstChild.role = "application";
$("stances").addEventListener("keydown", walkMatrix);
$("more-stances").addEventListener("click", () => { wholeMatrix = true; drawMatrix(); });
$("axis").addEventListener("change", () => { state.axis = $("axis").value; update(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !$("details").hidden) close(); });
$("close").addEventListener("click", close);

// The rest of the controls.
const strongestNode = () => data.nodes.reduce((best, node) => (visible.nodes.has(node.id) && node.degree > best.degree ? node : best), { degree: -1, id: "" }).id;
$("layout").addEventListener("change", () => {
  state.layout = $("layout").value;
  if (state.layout === "ego" && !state.node) state.node = strongestNode();
  if (state.layout === "ego" && !state.node) state.layout = "";
  update();
  fit();
});
$("steps").addEventListener("change", () => {
  state.steps = Number($("steps").value);
  if (state.steps && !state.node) state.node = strongestNode();
  if (!state.node) state.steps = 0;
  update();
  fit();
});
const setTheme = (theme) => {
  document.documentElement.dataset.theme = theme;
  paint();
};
$("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
$("labels").addEventListener("change", () => {
  allEdges.update(data.edges.map((edge) => ({ id: edge.id, label: $("labels").checked ? edge.predicate : undefined })));
  paint();
});
$("physics").addEventListener("change", () => network.setOptions({ physics: { enabled: $("physics").checked } }));
$("fit").addEventListener("click", () => fit({ whole: true }));
$("reset").addEventListener("click", () => {
  Object.assign(state, EMPTY, { hide: new Set(), tab: state.tab, axis: state.axis });
  $("details").hidden = true;
  update();
  fit();
});
window.addEventListener("hashchange", () => {
  readFragment();
  $("details").hidden = true;
  update();
  fit();
});
if (narrow.matches) $("filters").open = false;

readFragment();
setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
update();
const drawn = () => { document.documentElement.dataset.drawn = "yes"; };
if (state.tab) drawn();
else network.once("afterDrawing", drawn);
fit();
