// Which statements, lines and things are to be seen.
const visible = { nodes: new Set(nodes.keys()), edges: new Set(edges.keys()), all: new Set(edges.keys()) };
const day = (statement) => statement.date || statement.said;

const passes = (statement) =>
  !state.hide.has("predicate:" + edges.get(statement.edge).predicate) &&
  !state.hide.has("polarity:" + statement.polarity) &&
  !state.hide.has("modality:" + statement.modality) &&
  !state.hide.has("standing:" + statement.standing) &&
  (!state.speaker || statement.speaker === state.speaker) &&
  (!state.document || statement.document === state.document) &&
  (!state.from || (day(statement) && day(statement) >= state.from.slice(0, day(statement).length))) &&
  (!state.until || (day(statement) && day(statement) <= state.until)) &&
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
/** Rings need steps: one where none are asked for. */
const stepsNow = () => state.steps || (state.layout === "ego" ? 1 : 0);

/** Work out what is visible: `all` for every tab, `edges` and `nodes` for the drawing. */
const sift = () => {
  const kept = new Set();
  for (const edge of data.edges) {
    const ends = [edge.from, edge.to].every((id) => !state.hide.has("kind:" + nodes.get(id).kind));
    if (ends && statementsOf.get(edge.id).some(passes)) kept.add(edge.id);
  }
  const near = state.node && stepsNow() ? around(state.node, stepsNow(), kept) : null;
  visible.all = new Set([...kept].filter((id) => !near || (near.has(edges.get(id).from) && near.has(edges.get(id).to))));
  const endorsed = (id) => state.layout !== "endorsements" || edges.get(id).predicate === "endorses";
  visible.edges = new Set([...visible.all].filter(endorsed));
  visible.nodes = new Set([...visible.edges].flatMap((id) => [edges.get(id).from, edges.get(id).to]));
  if (near && state.layout !== "endorsements" && !state.hide.has("kind:" + nodes.get(state.node).kind)) visible.nodes.add(state.node);
};
const shownStatements = () => data.statements.filter((statement) => visible.all.has(statement.edge) && passes(statement));
