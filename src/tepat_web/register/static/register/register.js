// Choosing rows of a list: one box for all rows of the page. Without it each row is
// chosen by itself.
"use strict";
(() => {
  for (const form of document.querySelectorAll("form[data-choose]")) {
    const all = form.querySelector("[data-choose-all]");
    if (!all) continue;
    all.hidden = false;
    const boxes = () => [...form.querySelectorAll('input[name="pilih"]')];
    all.addEventListener("change", () => {
      for (const box of boxes()) box.checked = all.checked;
    });
    form.addEventListener("change", (event) => {
      if (event.target === all) return;
      const chosen = boxes().filter((box) => box.checked).length;
      all.checked = chosen > 0 && chosen === boxes().length;
      all.indeterminate = chosen > 0 && !all.checked;
    });
  }
})();
