// The sheet by keyboard: 1, 2, 3 choose and go on. The rating appears by the matrix that
// the page carries; htmx keeps what is typed. Without this the form works as any other.
"use strict";
(() => {
  const form = document.querySelector("form.sheet");
  if (!form) return;
  const matrix = JSON.parse(form.dataset.matrix);
  const AS_EXPECTED = "SESUAI";
  const entries = () => [...form.querySelectorAll("[data-entry]")];
  const chosen = (entry, part) => entry.querySelector(`[name^="${part}-"]:checked`)?.value ?? "";
  const reason = (entry) => entry.querySelector('textarea[name^="alasan-"]');
  const first = (entry, part) => entry.querySelector(`[name^="${part}-"]:checked`) || entry.querySelector(`[name^="${part}-"]`);

  function rate(entry) {
    const pair = `${chosen(entry, "hasil")}/${chosen(entry, "perilaku")}`;
    entry.querySelector("[data-rating]").textContent = matrix[pair] ?? "–";
  }

  const needsReason = (entry) =>
    ["hasil", "perilaku"].some((part) => ![AS_EXPECTED, ""].includes(chosen(entry, part)));

  function goOn(entry) {
    const all = entries();
    const next = all[all.indexOf(entry) + 1];
    const target = next ? first(next, "hasil") : form.querySelector("[data-last]");
    target?.focus();
  }

  function choose(input, key) {
    const group = input.closest("[data-pick]");
    const wanted = group.querySelector(`[data-key="${key}"]`);
    if (!wanted) return false;
    const entry = input.closest("[data-entry]");
    wanted.checked = true;
    wanted.dispatchEvent(new Event("change", { bubbles: true }));
    if (group.dataset.pick === "hasil") first(entry, "perilaku").focus();
    else if (needsReason(entry) && !reason(entry).value.trim()) reason(entry).focus();
    else goOn(entry);
    return true;
  }

  form.addEventListener("keydown", (event) => {
    const entry = event.target.closest("[data-entry]");
    if (!entry) return;
    if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      goOn(entry);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.type === "radio" && choose(event.target, event.key)) event.preventDefault();
  });

  // What is typed and not kept yet is said beside it, and warned of before leaving. ----

  function note(event) {
    const entry = event.target.closest("[data-entry]");
    if (!entry) return;
    rate(entry);
    if (!form.dataset.unsavedWord) return; // this page keeps nothing as one types
    entry.dataset.unsaved = "yes";
    entry.querySelector("[data-state]").textContent = form.dataset.unsavedWord;
  }
  form.addEventListener("input", note);
  form.addEventListener("change", note);

  let submitter = null;
  let isLeaving = false;
  form.addEventListener("htmx:beforeRequest", (event) => delete event.target.dataset.unsaved);
  form.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful) event.target.dataset.unsaved = "yes";
    if (submitter) form.requestSubmit(submitter);
  });
  form.addEventListener("submit", (event) => {
    // A version that is on its way comes first, so that the form does not contradict it.
    if (form.querySelector(".htmx-request")) {
      event.preventDefault();
      submitter = event.submitter;
      return;
    }
    isLeaving = true;
  });
  window.addEventListener("online", () =>
    form.querySelectorAll("[data-unsaved]").forEach((entry) => entry.dispatchEvent(new Event("tepat-save"))));
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && form.querySelector("[data-unsaved]")) event.preventDefault();
  });

  // One begins where the work is. ------------------------------------------------------
  const start = entries().find((entry) => !chosen(entry, "hasil") || !chosen(entry, "perilaku"));
  if (start && !document.querySelector("[data-refused]") && !location.hash) first(start, "hasil").focus();
})();
