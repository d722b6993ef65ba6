// The state of the page, and how elements are made.
const narrow = matchMedia("(max-width: 820px)");

/** Make an element; texts become text nodes, never markup. */
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
};
const link = (text, action) => make("button", { type: "button", className: "link", onclick: action }, text);

const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const statementsOf = new Map(data.edges.map((edge) => [edge.id, []]));
for (const statement of data.statements) statementsOf.get(statement.edge).push(statement);
const edgesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  edgesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesOf.get(edge.to).push(edge);
}
const familyOf = new Map(data.families.map((family) => [family.name, family]));
const kindOf = new Map(data.kinds.map((kind) => [kind.name, kind]));

// What is hidden, what is asked for: the whole state of the page, kept in the fragment of its address.
const EMPTY = {
  tab: "", layout: "", axis: "", speaker: "", document: "", from: "", until: "",
  confidence: 0, steps: 0, node: "", edge: "", pair: "", bin: "",
};
const state = { hide: new Set(), ...EMPTY };

function writeFragment() {
  const parts = new URLSearchParams();
  if (state.hide.size) parts.set("hide", [...state.hide].sort().join(" "));
  for (const name of Object.keys(EMPTY)) if (state[name]) parts.set(name, String(state[name]));
  try {
    history.replaceState(null, "", "#" + parts.toString());
  } catch {
    // A page inside a frame, as notebooks show it, has no address of its own.
  }
}

/** Read the state from the address; what the page does not know is left out. */
function readFragment() {
  const parts = new URLSearchParams(location.hash.slice(1));
  state.hide = new Set((parts.get("hide") || "").split(" ").filter(Boolean));
  for (const [name, empty] of Object.entries(EMPTY)) {
    state[name] = typeof empty === "number" ? Number(parts.get(name)) || 0 : parts.get(name) || "";
  }
  const known = { tab: ["matrix", "timeline"], layout: ["ego", "endorsements"], axis: ["topics"] };
  for (const [name, values] of Object.entries(known)) if (!values.includes(state[name])) state[name] = "";
  state.steps = Math.min(2, Math.max(0, Math.trunc(state.steps)));
  const [one, other] = state.pair.split(" ");
  if (!nodes.has(state.node)) state.node = "";
  if (state.layout === "ego" && !state.node) state.layout = "";
  if (!edges.has(state.edge)) state.edge = "";
  if (!nodes.has(one) || !nodes.has(other)) state.pair = "";
}
