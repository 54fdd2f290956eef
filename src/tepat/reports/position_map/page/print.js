// The official sheets. They are made for paper alone, so the screen's width is no matter.

const printing = (() => {
  const COLUMNS = { A4: 5, F4: 6, A3: 7 };
  const sheets = byId('sheets');
  let asked = { what: 'unit', paper: 'A4' };

  function howTo(what) {
    const isOpen = { unit: (unit) => view.opened.has(unit), inside: () => true,
      open: () => false }[what];
    return { mode: view.mode, names: view.names, live: false, isOpen };
  }

  function sheetOf(unit) {
    const { agency, day: iso, example, source } = MAP.about;
    const path = [];
    for (let above = unit.parent; above; above = above.parent) path.unshift(above.name);
    const chart = chartOf(unit, howTo(asked.what));
    arrange(chart, COLUMNS[asked.paper]);
    return make('section.sheet', {},
      make('header.sheet-head', {},
        make('div', {}, make('p.sheet-title', {}, say('sheet_title')), make('h2', {}, unit.name),
          path.length ? make('p.soft', {}, path.join(' › ')) : null),
        make('div.sheet-side', {}, make('p', {}, make('strong', {}, agency)),
          make('p', {}, say('as_of', { day: day(iso) })),
          example ? make('p.stamp', {}, say('example')) : null)),
      make('p.statement', {}, statementOf(unit.total)), chart,
      make('footer.sheet-foot', {}, make('ul.legend', {}, legendOf(view.mode)),
        make('p', {}, `${say('letters')} ${say('source', { source })} `,
          say(MAP.showsPeople ? 'privacy_names' : 'privacy_no_names'))));
  }

  function prepare() {
    const units = asked.what === 'open' ? outline.unitsInSight() : [view.unit];
    fill(sheets, units.map(sheetOf));
    for (const style of document.querySelectorAll('style[data-paper]')) {
      style.media = style.dataset.paper === asked.paper ? 'print' : 'not all';
    }
    sheets.dataset.paper = asked.paper;
  }

  window.addEventListener('beforeprint', prepare);
  window.addEventListener('afterprint', () => fill(sheets));

  const dialog = byId('print');
  byId('print-open').addEventListener('click', () => {
    byId('print-sheets').textContent =
      say('print_open', { n: number(outline.unitsInSight().length) });
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'print') return;
    asked = { what: dialog.querySelector('[name=what]:checked').value, paper: byId('paper').value };
    window.print();
  });
})();
