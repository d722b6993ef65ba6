"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const narrow = matchMedia("(max-width: 820px)");

  /** Make an element; texts become text nodes, never markup. */
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };

  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
  const statementsOf = new Map(data.edges.map((edge) => [edge.id, []]));
  for (const statement of data.statements) statementsOf.get(statement.edge).push(statement);
  const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    edgesOf.get(edge.from).push(edge);
    if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
  }

  // What is hidden, what is asked for: the whole state of the page, kept in the fragment of its address.
  const state = { hide: new Set(), speaker: "", document: "", from: "", until: "", confidence: 0, node: "", edge: "", steps: 0 };
  const visible = { nodes: new Set(nodes.keys()), edges: new Set(edges.keys()) };

  const mode = (statement) => (statement.negative ? "negative" : statement.modality);
  const day = (statement) => statement.date || statement.said;
  const passes = (statement) =>
    !state.hide.has("predicate:" + edges.get(statement.edge).predicate) &&
    !state.hide.has("mode:" + mode(statement)) &&
    !state.hide.has("standing:" + statement.standing) &&
    (!state.speaker || statement.speaker === state.speaker) &&
    (!state.document || statement.document === state.document) &&
    (!state.from || day(statement) >= state.from) &&
    (!state.until || day(statement).slice(0, state.until.length) <= state.until) &&
    statement.confidence >= state.confidence;

  const around = (start, steps, allowed) => {
    let found = new Set([start]);
    for (let step = 0; step < steps; step += 1) {
      const wider = new Set(found);
      for (const id of found) for (const edge of edgesOf.get(id)) if (allowed.has(edge.id)) wider.add(edge.from).add(edge.to);
      found = wider;
    }
    return found;
  };

  /** Work out what is visible, then draw it. */
  const refresh = () => {
    const kept = new Set();
    for (const edge of data.edges) {
      const ends = [edge.from, edge.to].every((id) => !state.hide.has("kind:" + nodes.get(id).kind));
      if (ends && statementsOf.get(edge.id).some(passes)) kept.add(edge.id);
    }
    const near = state.node && state.steps ? around(state.node, state.steps, kept) : null;
    visible.edges = new Set([...kept].filter((id) => !near || (near.has(edges.get(id).from) && near.has(edges.get(id).to))));
    visible.nodes = new Set([...visible.edges].flatMap((id) => [edges.get(id).from, edges.get(id).to]));
    if (near && !state.hide.has("kind:" + nodes.get(state.node).kind)) visible.nodes.add(state.node);
    shownNodes.refresh();
    shownEdges.refresh();
    $("shown").textContent = `${visible.nodes.size} of ${nodes.size} things, ${visible.edges.size} of ${edges.size} relations`;
    writeFragment();
  };

  // The drawing.
  const allNodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, title: nodeTitle(node) })));
  const allEdges = new vis.DataSet(data.edges.map((edge) => ({ ...edge, title: edgeTitle(edge) })));
  const shownNodes = new vis.DataView(allNodes, { filter: (node) => visible.nodes.has(node.id) });
  const shownEdges = new vis.DataView(allEdges, { filter: (edge) => visible.edges.has(edge.id) });
  const network = new vis.Network($("network"), { nodes: shownNodes, edges: shownEdges }, data.options);
  window.network = network;

  function nodeTitle(node) {
    return `${node.name}\n${node.kind}, ${node.degree} statements`;
  }
  function edgeTitle(edge) {
    const [first, ...more] = statementsOf.get(edge.id);
    const rest = more.length ? `\n+ ${more.length} more: click to read` : "";
    return `${says(first)}\n“${first.sentence}”\nby ${first.speaker}, ${first.said || "undated"}${rest}`;
  }
  function says(statement) {
    const edge = edges.get(statement.edge);
    const verb = (statement.negative ? "not " : "") + edge.predicate + (statement.modality === "actual" ? "" : ` (${statement.modality})`);
    return `${nodes.get(edge.from).name} ${verb} ${nodes.get(edge.to).name}`;
  }

  // The details.
  const show = (...children) => {
    $("told").replaceChildren(...children.filter(Boolean));
    $("details").hidden = false;
    $("details").scrollTop = 0;
  };
  const link = (text, action) => make("button", { type: "button", className: "link", onclick: action }, text);

  /** Mark the names of both ends in a sentence, the longest first. */
  const marked = (statement) => {
    const edge = edges.get(statement.edge);
    const names = [edge.from, edge.to].flatMap((id) => [nodes.get(id).name, ...nodes.get(id).aliases]).filter((name) => name.length > 1);
    names.sort((one, other) => other.length - one.length);
    const escaped = names.map((name) => name.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&"));
    const quote = make("blockquote");
    if (!escaped.length) return make("blockquote", {}, statement.sentence);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join("|")})(?![\\p{L}\\p{N}])`, "gu");
    statement.sentence.split(pattern).forEach((part, place) => quote.append(place % 2 ? make("mark", {}, part) : part));
    return quote;
  };

  const statementCard = (statement) =>
    make(
      "article",
      { className: "statement" },
      make("div", { className: "says" }, says(statement)),
      statement.content ? make("div", {}, "about: " + statement.content) : null,
      marked(statement),
      make("div", { className: "facts" }, factsOf(statement)),
      make("div", { className: "facts" }, statement.id),
    );
  const factsOf = (statement) =>
    [
      `by ${statement.speaker}${statement.standing === "own" ? " (own word)" : " (reported)"}`,
      statement.said && `said ${statement.said}`,
      statement.date && `dated ${statement.date}`,
      `${statement.document}, characters ${statement.start} to ${statement.end}`,
      `${statement.negative ? "negative" : "positive"}, ${statement.modality}`,
      `confidence ${statement.confidence}`,
      `rule ${statement.rule}`,
    ].filter(Boolean).join(" · ");

  const showEdge = (id) => {
    const edge = edges.get(id);
    const found = statementsOf.get(id);
    Object.assign(state, { edge: id, node: "" });
    const title = make("h2", {}, link(nodes.get(edge.from).name, () => choose(edge.from)), ` ${edge.predicate} `, link(nodes.get(edge.to).name, () => choose(edge.to)));
    const passing = found.filter(passes);
    const hidden = found.length - passing.length;
    show(title, make("p", { className: "quiet-text" }, `${found.length} statements` + (hidden ? `, ${hidden} filtered out` : "")), ...passing.map(statementCard));
    refresh();
  };

  const showNode = (id) => {
    const node = nodes.get(id);
    Object.assign(state, { node: id, edge: "" });
    refresh();
    const ids = node.wikidata.filter((one) => /^Q[0-9]+$/.test(one)).map((one) =>
      make("a", { href: "https://www.wikidata.org/entity/" + one, target: "_blank", rel: "noopener noreferrer" }, "Wikidata " + one));
    show(
      make("h2", {}, node.name),
      make("p", { className: "quiet-text" }, [node.kind, node.notation, node.id].filter(Boolean).join(" · ")),
      ids.length ? make("p", {}, ...ids) : null,
      node.aliases.length ? make("p", {}, "also: " + node.aliases.join(", ")) : null,
      ...relations("What it does or says", edgesOf.get(id).filter((edge) => edge.from === id), (edge) => `${edge.predicate} ${nodes.get(edge.to).name}`),
      ...relations("What is directed at it", edgesOf.get(id).filter((edge) => edge.to === id), (edge) => `${nodes.get(edge.from).name} ${edge.predicate}`),
    );
  };
  const relations = (heading, list, text) => {
    const rows = list.filter((edge) => visible.edges.has(edge.id)).sort((one, other) => other.count - one.count);
    if (!rows.length) return [];
    return [make("h3", {}, heading), ...rows.map((edge) => make("div", {}, link(`${text(edge)} (${edge.count})`, () => pick(edge.id))))];
  };

  const pick = (id) => {
    if (visible.edges.has(id)) network.selectEdges([id]);
    showEdge(id);
  };
  /** Give the width of the drawing that the details cover. */
  const panel = () => ($("details").hidden || narrow.matches ? 0 : $("details").offsetWidth);
  const fit = () => {
    network.fit();
    const width = $("network").offsetWidth;
    network.moveTo({ scale: (network.getScale() * (width - panel())) / width, offset: { x: -panel() / 2, y: 0 } });
  };
  const choose = (id) => {
    showNode(id);
    if (!visible.nodes.has(id)) return;
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.9), offset: { x: -panel() / 2, y: 0 }, animation: false });
  };
  network.on("click", (event) => {
    if (event.nodes.length) showNode(event.nodes[0]);
    else if (event.edges.length) showEdge(event.edges[0]);
  });

  $("close").addEventListener("click", () => {
    Object.assign(state, { node: "", edge: "" });
    $("details").hidden = true;
    network.unselectAll();
    refresh();
  });

  // Search by any name.
  const byName = new Map();
  for (const node of data.nodes) for (const name of [...node.aliases, node.name]) byName.set(name.toLowerCase(), node.id);
  $("names").append(...data.nodes.flatMap((node) => [node.name, ...node.aliases].map((name) => make("option", { value: name }))));
  const find = (text) => {
    const wanted = text.trim().toLowerCase();
    if (byName.has(wanted)) return byName.get(wanted);
    const near = [...byName.keys()].filter((name) => wanted && name.includes(wanted)).sort((one, other) => one.length - other.length);
    return near.length ? byName.get(near[0]) : "";
  };
  $("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const id = find($("name").value);
    if (id) choose(id);
    else show(make("p", {}, `Nothing is called “${$("name").value}” here.`));
  });
  $("name").addEventListener("change", () => byName.has($("name").value.trim().toLowerCase()) && choose(find($("name").value)));

  // The legend is the filter.
  const count = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());
  const swatch = ({ colour, shape = "line" }) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    for (const [name, value] of [["width", 16], ["height", 16], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
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
  const update = () => {
    for (const { box, keys } of boxes) {
      const hidden = keys.filter((key) => state.hide.has(key)).length;
      box.checked = hidden < keys.length;
      box.indeterminate = hidden > 0 && hidden < keys.length;
    }
    refresh();
    if (state.edge) showEdge(state.edge);
    else if (state.node) showNode(state.node);
  };

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
  const valueChoices = (facet, values, labels) => {
    const counts = count(values);
    return Object.keys(labels).filter((value) => counts.has(value)).map((value) => choice([`${facet}:${value}`], labels[value], counts.get(value)));
  };
  const selection = (name, title, values, all) => {
    const list = [...new Set(values)].sort();
    if (list.length < 2) return "";
    const options = [make("option", { value: "" }, all), ...list.map((value) => make("option", { value }, value))];
    const select = make("select", { id: "by-" + name }, ...options);
    select.addEventListener("change", () => { state[name] = select.value; update(); });
    return group(title, make("label", {}, make("span", { className: "quiet" }, title), select));
  };
  const days = () => {
    const list = [...new Set(data.statements.map(day).filter(Boolean))].sort();
    if (list.length < 2) return "";
    const field = (name, text) => {
      const input = make("input", { type: "date", id: "by-" + name, min: list[0], max: list.at(-1) });
      input.addEventListener("change", () => { state[name] = input.value; update(); });
      return make("label", {}, text + " ", input);
    };
    return group("Days", field("from", "from"), field("until", "until"));
  };
  const confidence = () => {
    const input = make("input", { type: "range", id: "by-confidence", min: 0, max: 1, step: 0.05, value: 0 });
    const output = make("output", {}, "0");
    input.addEventListener("input", () => { state.confidence = Number(input.value); output.textContent = input.value; update(); });
    return group("Confidence at least", make("label", {}, make("span", { className: "quiet" }, "least confidence"), input, output));
  };
  $("facets").append(
    group("Relations", ...familyChoices()),
    group("Actors and things", ...kindChoices()),
    group("Mode", ...valueChoices("mode", data.statements.map(mode), { actual: "is or was so", future: "planned", wished: "wished for", negative: "not so" })),
    group("By whose word", ...valueChoices("standing", data.statements.map((statement) => statement.standing), { own: "the subject's own", reported: "reported by others" })),
    selection("speaker", "Speaker", data.statements.map((statement) => statement.speaker), "everybody"),
    selection("document", "Document", data.statements.map((statement) => statement.document), "all documents"),
    days(),
    confidence(),
  );

  // The fragment holds the state, so that a view can be shared.
  function writeFragment() {
    const parts = new URLSearchParams();
    if (state.hide.size) parts.set("hide", [...state.hide].sort().join(" "));
    for (const name of ["speaker", "document", "from", "until", "node", "edge"]) if (state[name]) parts.set(name, state[name]);
    for (const name of ["confidence", "steps"]) if (state[name]) parts.set(name, String(state[name]));
    history.replaceState(null, "", "#" + parts.toString());
  }
  const readFragment = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    state.hide = new Set((parts.get("hide") || "").split(" ").filter(Boolean));
    for (const name of ["speaker", "document", "from", "until"]) state[name] = parts.get(name) || "";
    for (const name of ["confidence", "steps"]) state[name] = Number(parts.get(name)) || 0;
    state.node = nodes.has(parts.get("node")) ? parts.get("node") : "";
    state.edge = edges.has(parts.get("edge")) ? parts.get("edge") : "";
    for (const name of ["speaker", "document", "from", "until", "confidence"]) if ($("by-" + name)) $("by-" + name).value = state[name];
    $("steps").value = String(state.steps);
  };

  // The rest of the controls.
  const styles = () => getComputedStyle(document.documentElement);
  const paint = () => {
    const ink = styles().getPropertyValue("--ink").trim();
    const back = styles().getPropertyValue("--back").trim();
    network.setOptions({
      nodes: { font: { color: ink, strokeColor: back, strokeWidth: 3 } },
      edges: { font: { size: $("labels").checked ? 10 : 0, color: ink, strokeColor: back, strokeWidth: 3 } },
    });
  };
  const setTheme = (name) => {
    document.documentElement.dataset.theme = name;
    paint();
  };
  $("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  $("labels").addEventListener("change", () => {
    allEdges.update(data.edges.map((edge) => ({ id: edge.id, label: $("labels").checked ? edge.predicate : undefined })));
    paint();
  });
  $("physics").addEventListener("change", () => network.setOptions({ physics: { enabled: $("physics").checked } }));
  $("fit").addEventListener("click", fit);
  $("steps").addEventListener("change", () => { state.steps = Number($("steps").value); update(); fit(); });
  $("reset").addEventListener("click", () => {
    history.replaceState(null, "", "#");
    readFragment();
    update();
    fit();
  });
  window.addEventListener("hashchange", () => { readFragment(); update(); });
  if (narrow.matches) $("filters").open = false;

  readFragment();
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  update();
  network.once("afterDrawing", () => { document.documentElement.dataset.drawn = "yes"; });
  fit();
})();
