// The panel beside the picture: a thing, or a list of statements.
const MANY = 40;
const TOP = 12;

const show = (...children) => {
  $("told").replaceChildren(...children.filter(Boolean));
  $("details").hidden = false;
  $("details").scrollTop = 0;
};

/** Mark the places where both ends are named, and underline what it is about. */
const marked = (statement) => {
  const { sentence, marks, content } = statement;
  const about = content ? sentence.indexOf(content) : -1;
  const cuts = new Set([0, sentence.length, ...marks.flat(), ...(about < 0 ? [] : [about, about + content.length])]);
  const places = [...cuts].sort((one, other) => one - other);
  const quote = make("blockquote");
  places.slice(1).forEach((end, place) => {
    const start = places[place];
    const named = marks.some(([from, until]) => from <= start && end <= until);
    const told = about >= 0 && about <= start && end <= about + content.length;
    const text = told ? make("span", { className: "about" }, sentence.slice(start, end)) : sentence.slice(start, end);
    quote.append(named ? make("mark", {}, text) : text);
  });
  return quote;
};

const factsOf = (statement) =>
  [
    `by ${statement.speaker}${statement.standing === "own" ? " (own word)" : " (reported)"}`,
    statement.said && `said ${statement.said}`,
    statement.date && `dated ${statement.date}`,
    `${statement.polarity}, ${statement.modality}`,
    `confidence ${statement.confidence}`,
    `rule ${statement.rule}`,
  ].filter(Boolean).join(" · ");
/** Give the IRI, as a link where the app has a page for it. */
const iriOf = (id) =>
  data.pages
    ? make("a", { className: "facts", href: data.pages + id.split("/").map(encodeURIComponent).join("/") }, data.base + id)
    : make("code", { className: "facts" }, data.base + id);
const placeOf = (statement) => {
  const title = data.documents[statement.document];
  return `${title ? title + " · " : ""}${statement.document}, characters ${statement.start} to ${statement.end}`;
};
const statementCard = (statement) =>
  make(
    "article",
    { className: "statement" },
    make("div", { className: "says" }, says(statement)),
    statement.content ? make("div", {}, "about: " + statement.content) : null,
    marked(statement),
    make("div", { className: "facts" }, factsOf(statement)),
    make("div", { className: "facts" }, placeOf(statement)),
    iriOf(statement.id),
  );

/** Show a list, at first its beginning. */
const some = (list, most, draw) => {
  if (list.length <= most) return list.map(draw);
  const more = make("button", { type: "button", className: "more" }, `Show ${list.length - most} more`);
  more.addEventListener("click", () => more.replaceWith(...list.slice(most).map(draw)));
  return [...list.slice(0, most).map(draw), more];
};
const listed = (heading, found) => {
  const passing = found.filter(passes);
  const hidden = found.length - passing.length;
  const count = `${found.length} ${found.length === 1 ? "statement" : "statements"}` + (hidden ? `, ${hidden} filtered out` : "");
  show(heading, make("p", { className: "quiet-text" }, count), ...some(passing, MANY, statementCard));
};

const name = (id) => link(nodes.get(id).name, () => choose(id));
const showEdge = (id) => {
  const edge = edges.get(id);
  if (visible.edges.has(id)) network.selectEdges([id]);
  listed(make("h2", {}, name(edge.from), ` ${edge.predicate} `, name(edge.to)), statementsOf.get(id));
};
const showPair = (pair) => {
  const [one, other] = pair.split(" ");
  const found = edgesOf.get(one).filter((edge) => edge.from === one && edge.to === other).flatMap((edge) => statementsOf.get(edge.id));
  listed(make("h2", {}, name(one), " towards ", name(other)), found);
};

const wikidata = (id) => make("a", { href: "https://www.wikidata.org/entity/" + id, target: "_blank", rel: "noopener noreferrer" }, "Wikidata " + id);
const relations = (heading, list, text) => {
  const rows = list.filter((edge) => visible.all.has(edge.id)).sort((one, other) => other.count - one.count);
  if (!rows.length) return [];
  const row = (edge) => make("div", {}, link(`${text(edge)} (${edge.count})`, () => pick("edge", edge.id)));
  return [make("h3", {}, heading), ...some(rows, TOP, row)];
};
const showNode = (id) => {
  const node = nodes.get(id);
  const ids = node.wikidata.filter((one) => /^Q[0-9]+$/.test(one)).map(wikidata);
  show(
    make("h2", {}, node.name),
    make("p", { className: "quiet-text" }, [kindOf.get(node.kind)?.one ?? node.kind, node.code || node.notation].filter(Boolean).join(" · ")),
    make("p", {}, iriOf(node.id)),
    ids.length ? make("p", {}, ...ids) : null,
    node.aliases.length ? make("p", {}, "also: " + node.aliases.join(", ")) : null,
    ...relations("What it does or says", edgesOf.get(id).filter((edge) => edge.from === id), (edge) => `${edge.predicate} ${nodes.get(edge.to).name}`),
    ...relations("What is directed at it", edgesOf.get(id).filter((edge) => edge.to === id), (edge) => `${nodes.get(edge.from).name} ${edge.predicate}`),
  );
};

/** Show again what the state says is chosen. */
const tell = () => {
  if (state.edge) showEdge(state.edge);
  else if (state.pair) showPair(state.pair);
  else if (state.bin) showBin(state.bin);
  else if (state.node) showNode(state.node);
};
/** Choose an edge, a pair or a bin; the thing that was chosen before stays the middle of its surroundings. */
const pick = (what, value) => {
  Object.assign(state, { edge: "", pair: "", bin: "", [what]: value });
  if (!stepsNow()) state.node = "";
  tell();
  writeFragment();
};
const chosen = (id) => {
  Object.assign(state, { node: id, edge: "", pair: "", bin: "" });
  refresh();
  tell();
};
const choose = (id) => {
  chosen(id);
  if (visible.nodes.has(id) && !state.layout) showIn(id);
};
const close = () => {
  Object.assign(state, { node: state.layout === "ego" ? state.node : "", edge: "", pair: "", bin: "" });
  $("details").hidden = true;
  network.unselectAll();
  refresh();
};
