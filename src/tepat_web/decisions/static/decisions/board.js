// The keys ← and → turn from seat to seat, where nothing is being written.
"use strict";
(() => {
  const WAY = { ArrowLeft: "prev", ArrowRight: "next" };

  document.addEventListener("keydown", (event) => {
    const way = WAY[event.key];
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!way || !isPlain || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, .table-box, [contenteditable]")) return;
    document.querySelector(`a[rel="${way}"]`)?.click();
  });
})();
