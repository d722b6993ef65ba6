// What is shown as a table, as a file.
const csvOf = (rows) => rows.map((row) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(",") + "\r\n").join("");
const save = (title, rows) => {
  const address = URL.createObjectURL(new Blob(["\ufeff", csvOf(rows)], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: title + ".csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
const stanceRows = () => [
  ["who", "towards", "net", "for", "against"],
  ...[...stances().values()].map(({ from, to, plus, minus }) => [nodes.get(from).name, nodes.get(to).name, plus - minus, plus, minus]),
];
const dayRows = () => [
  ["day", "family", "statements"],
  ...[...binsOf(shownStatements().filter(day), 10)].sort().flatMap(([key, bin]) => [...bin].map(([family, number]) => [key, family, number])),
];
$("save-stances").addEventListener("click", () => save("stances", stanceRows()));
$("save-days").addEventListener("click", () => save("timeline", dayRows()));
