// The timeline: statements by the day of the act, or else of the source, stacked by family.
const MOST_BINS = 100;

/** Cut days to months or years where there would be too many columns. */
const precision = (days) => [10, 7, 4].find((length) => new Set(days.map((one) => one.slice(0, length))).size <= MOST_BINS) || 4;

/** Count statements by day, cut to so many letters, and family. */
const binsOf = (dated, length) => {
  const bins = new Map();
  for (const statement of dated) {
    const key = day(statement).slice(0, length);
    const bin = bins.get(key) || new Map();
    const family = edges.get(statement.edge).family;
    bins.set(key, bin.set(family, (bin.get(family) || 0) + 1));
  }
  return bins;
};

const drawTimeline = () => {
  const dated = shownStatements().filter(day);
  const length = precision(dated.map(day));
  const bins = binsOf(dated, length);
  const highest = Math.max(1, ...[...bins.values()].map((bin) => [...bin.values()].reduce((sum, one) => sum + one, 0)));
  $("days").replaceChildren(...[...bins.keys()].sort().map((key) => column(key, bins.get(key), highest)));
  const undated = shownStatements().length - dated.length;
  const what = { 10: "day", 7: "month", 4: "year" }[length];
  $("about-days").textContent = `Statements by ${what}, of the act where the text gives it, else of the text` + (undated ? `; ${undated} have no day.` : ".");
};
const column = (key, bin, highest) => {
  const total = [...bin.values()].reduce((sum, one) => sum + one, 0);
  const bars = data.families.filter((family) => bin.has(family.name)).map((family) => {
    const text = `${key}: ${bin.get(family.name)} × ${family.label}`;
    const bar = make("button", { type: "button", className: "bar", title: text, ariaLabel: text, onclick: () => pick("bin", `${key} ${family.name}`) });
    bar.style.height = `${(100 * bin.get(family.name)) / highest}%`;
    bar.style.background = family.colour;
    return bar;
  });
  return make("li", {}, make("div", { className: "stack" }, make("span", { className: "total" }, String(total)), ...bars), make("span", { className: "day" }, key));
};
const showBin = (bin) => {
  const [key, family] = bin.split(" ");
  const found = data.statements.filter((statement) => visible.all.has(statement.edge) && day(statement).startsWith(key) && edges.get(statement.edge).family === family);
  listed(make("h2", {}, `${key}: ${familyOf.get(family)?.label ?? family}`), found);
};
