"use strict";
// Pointing at a passage lights all of it and shows the statements that rest on it, with links to them.
(() => {
  const text = document.getElementById("text");
  const card = document.getElementById("card");
  if (!text || !card) return;
  const says = JSON.parse(document.getElementById("says").textContent);
  const idsOf = (piece) => piece.dataset.statements.split(" ").filter(Boolean);
  const line = (words, address) => {
    const row = document.createElement("p");
    const link = document.createElement("a");
    link.textContent = words;
    link.href = address;
    row.append(link);
    return row;
  };
  const show = (event) => {
    const piece = event.target.closest("[data-statements]");
    if (!piece) return;
    const ids = idsOf(piece);
    for (const other of text.querySelectorAll(".said")) other.classList.toggle("lit", idsOf(other).some((id) => ids.includes(id)));
    const thing = piece.dataset.thing ? [line(piece.dataset.thing, piece.getAttribute("href"))] : [];
    card.replaceChildren(...thing, ...ids.filter((id) => id in says).map((id) => line(says[id], "/id/statement/" + encodeURIComponent(id))));
    card.hidden = false;
  };
  for (const piece of text.querySelectorAll("[title]")) {
    // The card takes the place of the browser's own tooltip.
    piece.dataset.thing = piece.title;
    piece.removeAttribute("title");
  }
  text.addEventListener("mouseover", show);
  text.addEventListener("focusin", show);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") card.hidden = true; });
})();
