// The data: what stands in the page, or what the app gives part by part.
const $ = (id) => document.getElementById(id);
const given = JSON.parse($("data").textContent);

const load = async () => {
  const whole = { ...given, nodes: [], edges: [], statements: [], documents: {} };
  for (let next = given.source + location.search; next; ) {
    const answer = await fetch(next);
    const part = await answer.json();
    if (!answer.ok) throw new Error(part.detail);
    for (const name of ["nodes", "edges", "statements"]) for (const one of part[name]) whole[name].push(one);
    Object.assign(whole.documents, part.documents);
    $("shown").textContent = `${whole.nodes.length} of ${part.total} things have come`;
    $("note").textContent = part.note;
    $("note").hidden = !part.note;
    $("more").hidden = !part.more;
    $("more").addEventListener("click", () => location.assign(part.more + location.hash), { once: true });
    next = part.next;
  }
  return whole;
};
const refuse = (error) => {
  $("shown").textContent = `The network cannot be shown: ${error.message}`;
  throw error;
};
const data = given.source ? await load().catch(refuse) : given;
