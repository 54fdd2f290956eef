// What is chosen, how it gets into the address, and drawing it.

function lineOf(unit) {
  const path = [];
  for (let above = unit; above; above = above.parent) path.unshift(above);
  return path;
}

function drawUnit() {
  const { unit, mode, names } = view;
  const how = { mode, names, live: true, isOpen: (one) => view.opened.has(one) };
  const chart = chartOf(unit, how);
  const path = lineOf(unit).slice(0, -1);
  const withInside = unit.children.length > 0 && unit.children.length <= CARDS_AT_MOST;
  const all = withInside && unit.children.every((child) => view.opened.has(child));
  fill(byId('chart'),
    path.length ? make('nav.path', { 'aria-label': say('path') }, path.map((one) => unitLink(one)))
      : null,
    make('h1', {}, unit.name),
    make('p.statement', {}, statementOf(unit.total)),
    make('div.row.options', {},
      withInside && make('button', { type: 'button', onclick: () => openInside(unit, !all) },
        say(all ? 'hide_inside' : 'show_inside')),
      MAP.showsPeople && make('label', {}, make('input', {
        type: 'checkbox', checked: names, onchange: (event) => go({ names: event.target.checked }),
      }), ` ${say('show_names')}`)),
    chart);
  arrange(chart, columnsIn(chart.clientWidth));
}

function openInside(unit, open) {
  for (const child of unit.children) {
    if (open) view.opened.add(child);
    else view.opened.delete(child);
  }
  drawUnit();
}

// Everything that does not depend on the chosen unit, in the present language.
function drawFrame() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-say]')) {
    element.textContent = say(element.dataset.say);
  }
  const { agency, day: iso, example, source } = MAP.about;
  const { showsPeople } = MAP;
  byId('agency').textContent = agency;
  byId('as-of').textContent = say('as_of', { day: day(iso) });
  byId('example').textContent = say('example');
  byId('example').hidden = !example;
  const input = byId('search');
  input.placeholder = say(showsPeople ? 'search' : 'search_no_names');
  input.setAttribute('aria-label', `${input.placeholder}. ${say('search_key')}`);
  byId('found').setAttribute('aria-label', say('search'));
  byId('outline').setAttribute('aria-label', say('outline'));
  byId('tree').setAttribute('aria-label', say('outline'));
  byId('legend').setAttribute('aria-label', say('legend'));
  byId('languages').setAttribute('aria-label', say('language'));
  const { posts, occupied } = MAP.units[0].total;
  byId('outline-count').textContent = say('outline_count', {
    units: number(MAP.units.length), posts: number(posts), people: number(occupied) });
  byId('tally-head').textContent = `${say('tally_people')} · ${say(`tally_${view.mode}`)}`;
  byId('colour').value = view.mode;
  document.body.dataset.mode = view.mode;
  fill(byId('legend'), legendOf(view.mode));
  fill(byId('foot'), make('p', {}, say('letters')), make('p', {}, say('source', { source })),
    make('p', {}, say(showsPeople ? 'privacy_names' : 'privacy_no_names')));
  for (const button of byId('languages').children) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}

function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const post = MAP.post.get(asked.get('jabatan')) || null;
  const unit = post ? post.unit : MAP.unit.get(asked.get('unit')) || view.unit;
  return { unit, post };
}

// Change what is chosen. A new unit or position is a step that "back" undoes.
function go(change) {
  const unit = change.post ? change.post.unit : change.unit || view.unit;
  const post = 'post' in change ? change.post : 'unit' in change ? null : view.post;
  const redraw = unit !== view.unit || 'mode' in change || 'names' in change;
  Object.assign(view, change, { unit, post });
  const address = post ? hashOf('jabatan', post.code) : hashOf('unit', unit.code);
  if (address !== location.hash) history.pushState(null, '', address);
  show(redraw);
}

function show(redraw) {
  const { unit, post, mode } = view;
  document.title = `${post ? post.name : unit.name} – ${say('title')} ${MAP.about.agency}`;
  if (redraw) {
    drawUnit();
    byId('peta').scrollTop = 0;
  }
  outline.choose(unit);
  seat.draw(post);
  for (const row of document.querySelectorAll('.chosen')) row.classList.remove('chosen');
  const link = post && [...byId('chart').querySelectorAll('a.post')]
    .find((one) => one.getAttribute('href') === hashOf('jabatan', post.code));
  if (link) {
    const row = link.closest('tr, .box, .card');
    row.classList.add('chosen');
    row.scrollIntoView({ block: 'nearest' });
  }
  arrange(byId('chart'), columnsIn(byId('chart').clientWidth));
  byId('colour').value = mode;
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-fold]');
  if (!button) return;
  const unit = MAP.units[Number(button.dataset.fold)];
  if (!view.opened.delete(unit)) view.opened.add(unit);
  drawUnit();
  byId('chart').querySelector(`[data-fold="${unit.index}"]`).focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && view.post && !byId('print').open) go({ post: null });
});
byId('colour').addEventListener('change', (event) => {
  view.mode = event.target.value;
  drawFrame();
  outline.draw();
  show(true);
});
byId('languages').addEventListener('click', (event) => {
  const chosen = event.target.closest('[data-language]');
  if (!chosen) return;
  language = chosen.dataset.language;
  drawFrame();
  outline.draw();
  show(true);
});
byId('fold-all').addEventListener('click', outline.foldAll);
byId('unfold-all').addEventListener('click', outline.unfoldAll);
byId('outline-open').addEventListener('click', () => document.body.classList.add('outline-shown'));
byId('outline-close').addEventListener('click', () =>
  document.body.classList.remove('outline-shown'));
function follow() {
  const { unit, post } = readAddress();
  const redraw = unit !== view.unit;
  Object.assign(view, { unit, post });
  show(redraw);
}
window.addEventListener('hashchange', follow);
window.addEventListener('popstate', follow);
new ResizeObserver(() => arrange(byId('chart'), columnsIn(byId('chart').clientWidth)))
  .observe(byId('chart'));

drawFrame();
outline.draw();
Object.assign(view, readAddress());
show(true);
performance.mark('map-drawn');
