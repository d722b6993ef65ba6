"use strict";
(() => {
  const place = document.getElementById("yasgui");
  const questions = JSON.parse(document.getElementById("questions").textContent);
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: location.origin + "/sparql" },
    endpointCatalogueOptions: { getData: () => [{ endpoint: location.origin + "/sparql" }] },
    copyEndpointOnNewTab: true,
    persistenceId: null,
  });
  const set = (name) => {
    const found = questions.find((one) => one.name === name);
    if (found) yasgui.getTab().setQuery(found.text);
    return Boolean(found);
  };
  document.getElementById("examples").addEventListener("change", (event) => {
    if (set(event.target.value)) yasgui.getTab().yasqe.query();
  });
  // What stands below our base is answered here, not at the address that it will have one day.
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !link.href.startsWith(place.dataset.base)) return;
    event.preventDefault();
    window.open("/describe?iri=" + encodeURIComponent(link.href), "_blank", "noopener");
  }, true);
  if (set(new URLSearchParams(location.search).get("example"))) yasgui.getTab().yasqe.query();
  else set("who-supports-whom");
  document.documentElement.dataset.ready = "yes";
})();
