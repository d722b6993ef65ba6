// The network: vis-network draws, we decide what and where.
const says = (statement) => {
  const edge = edges.get(statement.edge);
  const verb = (statement.polarity === "negative" ? "not " : "") + edge.predicate + (statement.modality === "actual" ? "" : ` (${statement.modality})`);
  return `${nodes.get(edge.from).name} ${verb} ${nodes.get(edge.to).name}`;
};
const nodeTitle = (node) => `${node.name}\n${kindOf.get(node.kind)?.one ?? node.kind}, ${node.degree} statements`;
const edgeTitle = (edge) => {
  const [first, ...more] = statementsOf.get(edge.id);
  const rest = more.length ? `\n+ ${more.length} more: click to read` : "";
  return `${says(first)}\n“${first.sentence}”\nby ${first.speaker}, ${first.said || "undated"}${rest}`;
};
const allNodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, title: nodeTitle(node) })));
const allEdges = new vis.DataSet(data.edges.map((edge) => ({ ...edge, title: edgeTitle(edge) })));
const shownNodes = new vis.DataView(allNodes, { filter: (node) => visible.nodes.has(node.id) });
const shownEdges = new vis.DataView(allEdges, { filter: (edge) => visible.edges.has(edge.id) });
const network = new vis.Network($("network"), { nodes: shownNodes, edges: shownEdges }, data.options);
window.network = network;

// States wear their ISO code, where it is large enough to be read.
const SMALLEST = 5;
network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", fillStyle: "#ffffff" });
  for (const id of visible.nodes) {
    const node = nodes.get(id);
    if (!node.code || node.size * scale * 0.8 < SMALLEST) continue;
    const { x, y } = network.getPosition(id);
    context.font = `600 ${node.size * 0.85}px system-ui, sans-serif`;
    context.fillText(node.code, x, y + 0.5);
  }
});

// Where things stand: laid out beforehand, in rings around one, or endorsers beside what they endorse.
const rings = () => {
  const places = new Map([[state.node, { x: 0, y: 0 }]]);
  let inner = new Set([state.node]);
  let radius = 0;
  for (let step = 1; step <= stepsNow(); step += 1) {
    const wider = around(state.node, step, visible.edges);
    const ring = [...wider].filter((id) => !inner.has(id) && visible.nodes.has(id)).sort((one, other) => side(one) - side(other) || (one < other ? -1 : 1));
    radius = Math.max(radius + 170, ring.length * 9);
    ring.forEach((id, place) => {
      const angle = (2 * Math.PI * place) / ring.length;
      const reach = radius * (1 + 0.25 * (ring.length > 8 && place % 2));
      places.set(id, { x: Math.round(1.4 * reach * Math.cos(angle)), y: Math.round(reach * Math.sin(angle)) });
    });
    inner = wider;
  }
  return places;
};
/** Bring things of one family of relations beside each other. */
const side = (id) => Math.min(...edgesOf.get(id).filter((edge) => visible.edges.has(edge.id)).map((edge) => data.families.findIndex((family) => family.name === edge.family)));

/** Endorsers in columns, what they endorse to the right; again beside it where it grows too high. */
const HIGHEST = 560;
const columns = () => {
  const targets = [...new Set([...visible.edges].map((id) => edges.get(id).to))];
  const endorsers = new Map(targets.map((id) => [id, edgesOf.get(id).filter((edge) => edge.to === id && visible.edges.has(edge.id)).map((edge) => edge.from)]));
  targets.sort((one, other) => endorsers.get(other).length - endorsers.get(one).length || (one < other ? -1 : 1));
  const places = new Map();
  let [left, top] = [0, 0];
  for (const target of targets) {
    if (top > HIGHEST) [left, top] = [left + 560, 0];
    const fresh = endorsers.get(target).filter((id) => !places.has(id) && !endorsers.has(id)).sort();
    const wide = Math.max(1, Math.ceil(fresh.length / 8));
    const rows = Math.max(1, Math.ceil(fresh.length / wide));
    fresh.forEach((id, place) => places.set(id, { x: left - 230 - 190 * (place % wide), y: top + 62 * Math.floor(place / wide) + 20 * (place % wide % 2) }));
    places.set(target, { x: left + 60, y: top + 31 * (rows - 1) });
    top += 62 * rows + 34;
  }
  return places;
};

let arranged = "";
/** Move things to where the chosen layout wants them, if it has changed; tell whether it has. */
const arrange = () => {
  const wanted = JSON.stringify(state.layout === "ego" ? [state.node, stepsNow(), [...visible.nodes]] : state.layout ? [[...visible.edges]] : []);
  if (wanted === arranged || (wanted === "[]" && !arranged)) return false;
  arranged = wanted;
  const places = state.layout === "ego" ? rings() : state.layout ? columns() : nodes;
  allNodes.update([...places].map(([id, { x, y }]) => ({ id, x, y })));
  return true;
};

/** Give how much of the drawing the details cover: on the right, or below on a narrow screen. */
const covered = () => {
  if ($("details").hidden) return { x: 0, y: 0 };
  if (!narrow.matches) return { x: $("details").offsetWidth, y: 0 };
  const [below, above] = [$("network"), $("details")].map((one) => one.getBoundingClientRect());
  return { x: 0, y: Math.max(0, Math.min(below.bottom - above.top, below.height * 0.7)) };
};
const aside = () => ({ x: -covered().x / 2, y: -covered().y / 2 });
/** On a narrow screen letters are kept large enough to be read, about what is chosen or what most is said of. */
const LEAST_SCALE = 0.6;
const fit = ({ whole = !narrow.matches } = {}) => {
  network.fit();
  const { offsetWidth: width, offsetHeight: height } = $("network");
  if (!width || !height) return;
  const scale = network.getScale() * Math.min(1 - covered().x / width, 1 - covered().y / height);
  const middle = visible.nodes.has(state.node) ? state.node : strongestNode();
  if (whole || scale >= LEAST_SCALE || !middle) network.moveTo({ scale, offset: aside() });
  else network.moveTo({ scale: LEAST_SCALE, position: network.getPosition(middle), offset: aside() });
};
const showIn = (id) => {
  network.selectNodes([id]);
  network.focus(id, { scale: Math.max(network.getScale(), 0.9), offset: aside(), animation: false });
};

const paint = () => {
  const style = getComputedStyle(document.documentElement);
  const [ink, back] = ["--ink", "--back"].map((name) => style.getPropertyValue(name).trim());
  network.setOptions({
    nodes: { font: { color: ink, strokeColor: back, strokeWidth: 3 } },
    edges: { font: { size: $("labels").checked ? 10 : 0, color: ink, strokeColor: back, strokeWidth: 3 } },
  });
};
