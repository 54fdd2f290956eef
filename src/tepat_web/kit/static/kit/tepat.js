// Improves pages that already work without it. It remembers two things only: drafts
// of forms marked data-keep, and whether the "/" key is switched off.
"use strict";
(() => {
  const body = document.body;
  const user = body.dataset.user || "";
  const PREFIX = "tepat.draft.";
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  const store = openStore();

  // localStorage may be forbidden; then drafts are not kept and nothing else changes.
  function openStore() {
    try {
      localStorage.setItem("tepat.probe", "1");
      localStorage.removeItem("tepat.probe");
      return localStorage;
    } catch {
      return null;
    }
  }

  const clone = (id) => {
    const template = document.getElementById(id);
    return template ? template.content.firstElementChild.cloneNode(true) : null;
  };

  // htmx: the anti-forgery token, and a word when an answer does not arrive. ------

  body.addEventListener("htmx:configRequest", (event) => {
    const meta = document.querySelector('meta[name="csrf-token"]');
    const safe = /^(get|head|options)$/i.test(event.detail.verb);
    if (meta && !safe) event.detail.headers["X-CSRFToken"] = meta.content;
  });

  const tell = (id) => {
    const place = document.getElementById("alerts");
    const word = clone(id);
    if (place && word) place.replaceChildren(word);
  };
  body.addEventListener("htmx:sendError", () => tell("tell-offline"));
  body.addEventListener("htmx:timeout", () => tell("tell-offline"));
  body.addEventListener("htmx:responseError", (event) => {
    tell(event.detail.xhr.status === 403 ? "tell-refused" : "tell-failed");
  });
  body.addEventListener("htmx:beforeSwap", () => {
    document.getElementById("alerts")?.replaceChildren();
  });

  // Drafts -----------------------------------------------------------------------

  const keyOf = (form) => `${PREFIX}${user}.${form.dataset.keep || form.id}`;
  let isSigningOut = false;
  const NEVER_KEPT = new Set(["password", "file", "hidden", "submit", "button"]);

  function typed(form) {
    return [...form.elements]
      .filter((field) => field.name && !NEVER_KEPT.has(field.type))
      .filter((field) => !/^(radio|checkbox)$/.test(field.type) || field.checked)
      .flatMap((field) =>
        field.multiple && field.selectedOptions
          ? [...field.selectedOptions].map((option) => [field.name, option.value])
          : [[field.name, field.value]],
      );
  }

  const byName = (entries) => {
    const values = new Map();
    for (const [name, value] of entries)
      values.set(name, [...(values.get(name) || []), value]);
    return values;
  };

  // Only what the person changed comes back: the rest may have been saved anew since.
  function changed(draft) {
    const now = byName(draft.entries);
    const before = byName(draft.from || []);
    const told = (values, name) => JSON.stringify(values.get(name) || []);
    const names = new Set([...now.keys(), ...before.keys()]);
    return new Set(
      [...names].filter((name) => !draft.from || told(now, name) !== told(before, name)),
    );
  }

  function differs(form, draft) {
    const there = byName(typed(form));
    const kept = byName(draft.entries);
    // A form with rows that come and go (data-rows) may lack fields of the draft.
    return [...changed(draft)].some((name) =>
      form.elements[name]
        ? JSON.stringify(there.get(name) || []) !== JSON.stringify(kept.get(name) || [])
        : "rows" in form.dataset && kept.has(name),
    );
  }

  function fill(form, draft) {
    const values = byName(draft.entries);
    const names = changed(draft);
    for (const field of form.elements) {
      if (!names.has(field.name) || NEVER_KEPT.has(field.type)) continue;
      const mine = values.get(field.name) || [];
      if (/^(radio|checkbox)$/.test(field.type)) field.checked = mine.includes(field.value);
      else if (field.multiple && field.options)
        for (const option of field.options) option.selected = mine.includes(option.value);
      else if (mine.length) field.value = mine.shift();
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const read = (key) => {
    try {
      return JSON.parse(store.getItem(key));
    } catch {
      return null;
    }
  };
  const drafts = () => Object.keys(store || {}).filter((key) => key.startsWith(PREFIX));

  // A sent draft is dropped on the next page that is neither a refusal nor an error;
  // a page without a user (the session ended meanwhile) keeps it for after sign-in.
  function tidyDrafts() {
    const [arrival] = performance.getEntriesByType("navigation");
    const isError = body.dataset.status || arrival?.responseStatus >= 400;
    const went = !isError && !document.querySelector("[data-refused]");
    for (const key of drafts()) {
      const draft = read(key);
      const mine = key.startsWith(`${PREFIX}${user}.`);
      const old = !draft || Date.now() - draft.at > WEEK;
      if (old || (user && !mine) || (user && draft.sent && went)) store.removeItem(key);
      else if (draft.sent) store.setItem(key, JSON.stringify({ ...draft, sent: false }));
    }
  }

  function offer(form, key, draft) {
    const bar = clone("draft-bar");
    if (!bar) return;
    const when = bar.querySelector("time");
    when.dateTime = new Date(draft.at).toISOString();
    when.textContent = new Date(draft.at).toLocaleString(document.documentElement.lang, {
      dateStyle: "long",
      timeStyle: "short",
    });
    bar.querySelector("[data-restore]").addEventListener("click", () => {
      fill(form, draft);
      bar.remove();
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
    bar.querySelector("[data-discard]").addEventListener("click", () => {
      store.removeItem(key);
      bar.remove();
    });
    form.before(bar);
  }

  function keep(form) {
    if (form.dataset.kept) return;
    form.dataset.kept = "yes";
    const key = keyOf(form);
    const refused = form.querySelector("[data-refused]") || form.closest("[data-refused]");
    let start = JSON.stringify(typed(form));
    let sending = false;
    let timer;
    const isChanged = () => refused || JSON.stringify(typed(form)) !== start;
    const write = (sent) => {
      if (!store || !user) return;
      if (!isChanged()) return store.removeItem(key);
      const draft = { at: Date.now(), entries: typed(form), from, sent };
      try {
        store.setItem(key, JSON.stringify(draft));
      } catch {
        // The store is full: the warning before leaving still protects the work.
      }
    };
    const draft = store && user && read(key);
    // A form that came back refused began with what the kept draft began with.
    const from = refused ? draft?.from : typed(form);
    if (draft && differs(form, draft)) offer(form, key, draft);
    form.addEventListener("input", () => {
      sending = isSigningOut = false;
      clearTimeout(timer);
      timer = setTimeout(() => write(false), 400);
    });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented && !form.matches("[hx-post], [hx-put], [hx-patch]")) return;
      clearTimeout(timer);
      sending = true;
      write(true);
    });
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.target !== form) return; // a part of the form asked, nothing is saved
      sending = false;
      if (!event.detail.successful) return write(false);
      start = JSON.stringify(typed(form));
      store?.removeItem(key);
    });
    window.addEventListener("beforeunload", (event) => {
      if (form.isConnected && !sending && isChanged()) {
        if (!isSigningOut) write(false);
        event.preventDefault();
      }
    });
  }

  document.addEventListener("submit", (event) => {
    const by = event.submitter;
    const question = by?.dataset.confirm || event.target.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (event.target.matches("[data-sign-out]")) {
      isSigningOut = true;
      drafts().forEach((key) => store.removeItem(key));
    }
  }, true);

  // Keyboard: ↑ and ↓ walk the rows of a table, Enter opens, "/" goes to the search. --

  const TYPING = "input, select, textarea, [contenteditable]";
  const isSlashOff = () => store?.getItem("tepat.slash") === "off";

  function walk(event) {
    const row = event.target.closest("tbody tr");
    if (!row || event.target.matches(TYPING)) return;
    const down = event.key === "ArrowDown";
    let next = down ? row.nextElementSibling : row.previousElementSibling;
    while (next?.hidden) next = down ? next.nextElementSibling : next.previousElementSibling;
    const target = next?.querySelector("a[href], button") || next;
    if (!target) return;
    if (target === next) next.tabIndex = -1;
    event.preventDefault();
    target.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event);
    if (event.key === "/" && !event.target.matches(TYPING) && !isSlashOff()) {
      const search = document.querySelector("[data-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "Escape") {
      const menu = event.target.closest?.("details.menu[open]");
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]"))
      if (!menu.contains(event.target)) menu.open = false;
  });

  const slash = document.querySelector("[data-slash]");
  if (slash && store) {
    slash.closest("[hidden]")?.removeAttribute("hidden");
    slash.checked = !isSlashOff();
    slash.addEventListener("change", () =>
      store.setItem("tepat.slash", slash.checked ? "on" : "off"),
    );
  }

  const start = (root) => root.querySelectorAll("form[data-keep]").forEach(keep);
  tidyDrafts();
  start(document);
  body.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement || body));
  document.querySelector("[data-refused][tabindex]")?.focus();
})();
