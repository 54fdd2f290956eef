// Sheets of paper by keyboard: nine digits lead on to the remark, Enter to the next line,
// where the day of the line above is understood. Without this the form works as any other.
"use strict";
(() => {
  const form = document.querySelector("form.paper");
  if (!form) return;
  const DIGITS = 9;
  const fields = () => [...form.querySelectorAll("tbody input")];

  function next(input) {
    const all = fields().filter((it) => it.type !== "date" || it === input);
    const found = all[all.indexOf(input) + 1];
    (found || form.querySelector("button.primary")).focus();
  }

  form.addEventListener("input", (event) => {
    const it = event.target;
    if (!("digits" in it.dataset)) return;
    const told = it.value.replace(/[^0-4]/g, "").slice(0, DIGITS);
    if (told !== it.value) it.value = told;
    if (told.length === DIGITS) next(it);
  });

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || !event.target.closest("tbody")) return;
    event.preventDefault();
    next(event.target);
  });
})();
