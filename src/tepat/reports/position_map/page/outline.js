// The organisation as an ARIA tree. A branch is drawn when it is first unfolded.

const outline = (() => {
  const tree = byId('tree');
  const items = new Map(); // unit index -> its <li>, once drawn
  let focused = null;

  function item(unit) {
    const has = unit.children.length > 0;
    const said = unitMark(view.mode, unit);
    const label = make('span.leaf', {},
      make('span.twig', { 'aria-hidden': 'true' }, has ? '▸' : ''),
      make('span.leaf-name', {}, unit.name), tally(unit, said));
    const row = make('li', {
      role: 'treeitem', tabindex: -1, 'data-unit': unit.index, 'aria-level': unit.depth + 1,
      'aria-expanded': has ? 'false' : null, 'aria-selected': String(view.unit === unit),
    }, label);
    row.style.setProperty('--depth', unit.depth);
    items.set(unit.index, row);
    return row;
  }

  function tally(unit, { said }) {
    return make('span.tally', { title: said },
      make('span', {}, number(unit.total.occupied), unseen(` ${say('tally_people')}; ${said}`)),
      unitChips(view.mode, unit).map(([mark, figure]) =>
        make(`span.chip.is-${mark}`, { 'aria-hidden': 'true' }, figure)));
  }

  const unitOf = (row) => MAP.units[Number(row.dataset.unit)];
  const isOpen = (row) => row.getAttribute('aria-expanded') === 'true';

  function unfold(row) {
    if (row.getAttribute('aria-expanded') !== 'false') return;
    row.setAttribute('aria-expanded', 'true');
    let group = row.querySelector(':scope > ul');
    if (!group) {
      group = make('ul', { role: 'group' }, unitOf(row).children.map(item));
      row.append(group);
    }
    group.hidden = false;
  }

  function fold(row) {
    if (!isOpen(row)) return;
    row.setAttribute('aria-expanded', 'false');
    row.querySelector(':scope > ul').hidden = true;
    if (focused && focused !== row && row.contains(focused)) focus(row, false);
  }

  function focus(row, move = true) {
    if (focused) focused.tabIndex = -1;
    focused = row;
    row.tabIndex = 0;
    if (move) row.focus();
  }

  const inSight = () =>
    [...tree.querySelectorAll('[role=treeitem]')].filter((row) => !row.closest('ul[hidden]'));

  function step(by) {
    const rows = inSight();
    const next = rows[rows.indexOf(focused) + by];
    if (next) focus(next);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ArrowRight: (row) => (isOpen(row) ? step(1) : unfold(row)),
    ArrowLeft: (row) => {
      const above = row.parentElement.closest('[role=treeitem]');
      if (isOpen(row)) fold(row);
      else if (above) focus(above);
    },
    Home: () => focus(inSight()[0]),
    End: () => focus(inSight().at(-1)),
    Enter: (row) => go({ unit: unitOf(row) }),
    ' ': (row) => go({ unit: unitOf(row) }),
    '*': (row) => [...row.parentElement.children].forEach(unfold),
  };

  tree.addEventListener('keydown', (event) => {
    const row = event.target.closest('[role=treeitem]');
    if (!row || !keys[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key](row);
  });
  tree.addEventListener('click', (event) => {
    const row = event.target.closest('[role=treeitem]');
    if (!row) return;
    focus(row, false);
    if (event.target.closest('.twig')) {
      if (isOpen(row)) fold(row);
      else unfold(row);
    } else {
      go({ unit: unitOf(row) });
      unfold(row);
      document.body.classList.remove('outline-shown');
    }
  });

  // Show which unit is chosen, unfolding what hides it.
  function choose(unit) {
    lineOf(unit).slice(0, -1).forEach((above) => unfold(items.get(above.index)));
    const before = tree.querySelector('[aria-selected=true]');
    if (before) before.setAttribute('aria-selected', 'false');
    const row = items.get(unit.index);
    row.setAttribute('aria-selected', 'true');
    focus(row, false);
    row.firstElementChild.scrollIntoView({ block: 'nearest' });
  }

  function foldAll() {
    [...tree.querySelectorAll('[aria-expanded=true]')].reverse().forEach(fold);
    unfold(items.get(0));
    focus(items.get(0), false);
    tree.scrollTop = 0;
  }

  function unfoldAll() {
    MAP.units.forEach((unit) => unfold(items.get(unit.index)));
  }

  // Draw again, in another language or colour, with the same branches unfolded.
  function draw() {
    const open = [...items].filter(([, row]) => isOpen(row)).map(([index]) => index);
    items.clear();
    fill(tree, item(MAP.units[0]));
    if (open.length) open.sort((a, b) => a - b).forEach((index) => unfold(items.get(index)));
    else unfold(items.get(0));
    focused = null;
    focus(items.get(view.unit.index) || items.get(0), false);
  }

  const unitsInSight = () => inSight().map(unitOf);

  return { draw, choose, foldAll, unfoldAll, unitsInSight };
})();
