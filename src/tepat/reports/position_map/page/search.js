// Search over units, positions and people; the list is made ready on first use.

const search = (() => {
  const input = byId('search');
  const list = byId('found');
  const EACH_AT_MOST = { units: 8, positions: 12, people: 12 };
  let index = null;
  let active = -1;

  const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  // Each entry: what it is, its own words, and the words of where it stands.
  function ready() {
    if (index) return index;
    const near = MAP.units.map((unit) => plain(unit.name));
    index = {
      units: MAP.units.map((unit) => ({
        own: ` ${near[unit.index]} ${plain(unit.code)}`,
        where: unit.parent ? near[unit.parent.index] : '',
        to: { unit }, said: unit.name, at: unit.parent ? unit.parent.name : '',
      })),
      positions: MAP.posts.map((post) => ({
        own: ` ${plain(post.name)} ${plain(post.code)}`, where: near[post.unit.index],
        to: { post }, said: post.name, at: post.unit.name,
      })),
      people: MAP.posts.flatMap((post) =>
        Array.from({ length: post.holders }, (_, place) => {
          const [name] = MAP.people[post.first + place];
          return { own: ` ${plain(name)}`, where: `${plain(post.name)} ${near[post.unit.index]}`,
            to: { post }, said: name, at: `${post.name} · ${post.unit.name}` };
        })),
    };
    return index;
  }

  // 0: a name begins so; 1: a word begins so; 2: inside a word; null: no match.
  function grade(entry, words) {
    let own = false;
    for (const word of words) {
      if (entry.own.includes(word)) own = true;
      else if (!entry.where.includes(word)) return null;
    }
    if (!own) return null;
    if (entry.own.startsWith(` ${words[0]}`)) return 0;
    return entry.own.includes(` ${words[0]}`) ? 1 : 2;
  }

  function find(text) {
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    const groups = Object.entries(ready()).map(([kind, entries]) => {
      const graded = [[], [], []];
      for (const entry of entries) {
        const at = grade(entry, words);
        if (at !== null) graded[at].push(entry);
      }
      const all = graded.flat();
      return { kind, total: all.length, shown: all.slice(0, EACH_AT_MOST[kind]) };
    });
    return groups.filter((group) => group.total);
  }

  function show(groups) {
    active = -1;
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(groups !== null));
    list.hidden = groups === null;
    if (groups === null) return fill(list);
    const total = groups.reduce((sum, group) => sum + group.total, 0);
    byId('found-said').textContent = say('found', { n: number(total) });
    if (!total) return fill(list, make('p.soft', {}, say('found_none')));
    let place = 0;
    return fill(list, groups.map(({ kind, total: all, shown }) =>
      make('div', { role: 'group', 'aria-label': say(kind) },
        make('p.found-kind', { 'aria-hidden': 'true' }, `${say(kind)} · ${number(all)}`),
        shown.map((entry) => option(entry, place++)),
        all > shown.length && make('p.soft', {}, say('found_more', { n: number(all - shown.length) })))));
  }

  function option(entry, place) {
    const row = make('div.option', { role: 'option', id: `found-${place}`, 'aria-selected': 'false' },
      make('span', {}, entry.said), make('span.soft', {}, entry.at));
    row.addEventListener('mousedown', (event) => {
      event.preventDefault();
      fly(entry);
    });
    row.entry = entry;
    return row;
  }

  function move(by) {
    const rows = [...list.querySelectorAll('[role=option]')];
    if (!rows.length) return;
    if (rows[active]) rows[active].setAttribute('aria-selected', 'false');
    active = (active + by + rows.length) % rows.length;
    rows[active].setAttribute('aria-selected', 'true');
    rows[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', rows[active].id);
  }

  function fly(entry) {
    input.value = '';
    show(null);
    input.blur();
    go(entry.to);
    if (entry.to.post) seat.focus();
    else byId('peta').focus();
  }

  input.addEventListener('input', () => show(find(input.value)));
  input.addEventListener('focus', () => { ready(); });
  input.addEventListener('blur', () => show(null));
  input.addEventListener('keydown', (event) => {
    const rows = list.querySelectorAll('[role=option]');
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(active < 0 ? 0 : -1);
    else if (event.key === 'Enter' && rows.length) fly(rows[Math.max(active, 0)].entry);
    else if (event.key === 'Escape' && input.value) input.value = '';
    else if (event.key === 'Escape') input.blur();
    else return;
    if (event.key === 'Escape') show(null);
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
  });

  return { find };
})();
