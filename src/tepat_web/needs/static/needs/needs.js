// A kept draft with rows that were never saved: the server puts its rows back.
"use strict";
(() => {
  const form = document.getElementById("anjab");
  const user = document.body.dataset.user;
  if (!form || !user) return;
  const ROW = /^[a-z_]+-[pn]\d+-[a-z0-9_]+$/;

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(`tepat.draft.${user}.${form.dataset.keep}`));
    } catch {
      return null;
    }
  }

  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest?.("[data-restore]")) return;
      const draft = kept();
      if (!draft) return;
      const isNew = ([name]) => ROW.test(name) && !form.elements[name];
      if (!draft.entries.some(isNew)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      const sent = document.createElement("form");
      sent.method = "post";
      const token = form.elements.csrfmiddlewaretoken.value;
      const entries = [["csrfmiddlewaretoken", token], ["susun", "1"], ...draft.entries];
      for (const [name, value] of entries) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        sent.append(field);
      }
      sent.hidden = true;
      document.body.append(sent);
      sent.submit();
    },
    true,
  );
})();
