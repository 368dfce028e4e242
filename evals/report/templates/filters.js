"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const cases = [...document.getElementById("cases").children];
  const details = [...document.querySelectorAll("#cases > li > details")];
  const told = document.getElementById("told");

  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.words.trim().toLowerCase();
    let shown = 0;
    for (const one of cases) {
      const fits = ["kinds", "category", "split"].every(
        (name) => !wanted[name] || one.dataset[name].split("|").includes(wanted[name]),
      );
      one.hidden = !fits || !(words === "" || one.textContent.toLowerCase().includes(words));
      if (!one.hidden) shown += 1;
    }
    told.textContent = `${shown} of ${cases.length} failed cases are shown.`;
  };
  const open = (every, is) => {
    for (const one of every) one.open = is;
  };
  const lead = () => {
    const led = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = led && led.querySelector(":scope > details");
    if (closed) closed.open = true;
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("open").addEventListener("click", () => open(details, true));
  document.getElementById("close").addEventListener("click", () => open(details, false));
  addEventListener("hashchange", lead);
  addEventListener("beforeprint", () => open(document.querySelectorAll("details"), true));
  filter();
  lead();
})();
