// The panel of one position: who holds it, what it asks, and the years ahead.

const PEOPLE_AT_FIRST = 50;

const seat = (() => {
  const panel = byId('seat');

  const fact = (key, ...said) => [make('dt', {}, say(key)), make('dd', {}, said)];

  function requirements({ education, fields, low, high }) {
    const said = [
      education && say('requirement_education', { level: education }),
      fields.length && say('requirement_fields', { fields: fields.join(', ') }),
      low && (high ? say('requirement_grades', { low, high })
        : say('requirement_grade', { grade: low })),
    ].filter(Boolean);
    return said.length ? said.map((line) => make('p', {}, line))
      : [make('p.soft', {}, say('requirement_none'))];
  }

  function holder({ name, nip, status, grade, education, field, leaves, leaving }) {
    const study = [education, field].filter(Boolean).join(' ');
    const when = leaves === null ? say('leaves_unknown') : say('leaves', { year: leaves });
    const near = leaving <= 2 ? ` (${say(LEAVING[leaving])})` : '';
    return make('li', {}, make('strong', {}, name),
      make('span.soft', {}, [nip, status.replaceAll('_', ' '), grade].filter(Boolean).join(' · ')),
      study && make('span.soft', {}, study),
      make(leaving <= 1 ? `span.note.is-${LEAVING[leaving]}` : 'span.soft', {}, when + near));
  }

  function people(post) {
    if (post.occupied === 0) return [make('p.vacant', {}, say('nobody'))];
    if (!MAP.about.names) return [make('p.soft', {}, say('no_names'))];
    if (!post.holders) return [make('p.soft', {}, say('counted'))];
    const all = MAP.holdersOf(post);
    const list = make('ul.people', {}, all.slice(0, PEOPLE_AT_FIRST).map(holder));
    const rest = all.length - PEOPLE_AT_FIRST;
    if (rest <= 0) return [list];
    const more = make('button', { type: 'button', onclick: () => {
      list.append(...all.slice(PEOPLE_AT_FIRST).map(holder));
      more.remove();
    } }, say('more_people', { n: number(rest) }));
    return [list, more];
  }

  function years(post) {
    if (!post.projection.length) return [];
    const cells = post.projection.map((gap, place) => [
      make('th.n', { scope: 'col' }, String(MAP.about.years[place])),
      make(`td.n.is-${gapMark(gap)}`, {}, gapText(gap, false), unseen(` ${say(gapMark(gap))}`)),
    ]);
    return [make('h3', {}, say('coming_years')),
      make('table.years', {}, make('thead', {}, make('tr', {}, cells.map(([head]) => head))),
        make('tbody', {}, make('tr', {}, cells.map(([, cell]) => cell))))];
  }

  function draw(post) {
    panel.hidden = !post;
    document.body.classList.toggle('seat-shown', Boolean(post));
    panel.setAttribute('aria-label', say('seat'));
    if (!post) return;
    const superior = post.superior === null ? null : MAP.posts[post.superior];
    fill(panel,
      make('div.row.spread', {}, rank(post, view.mode),
        make('button', { type: 'button', onclick: () => go({ post: null }) }, say('close'))),
      make('h2', { tabindex: -1 }, post.name),
      make('p', {}, unitLink(post.unit)),
      figures(post),
      make('h3', {}, say('holder_list')), people(post),
      make('h3', {}, say('requirement')), requirements(post),
      post.hours !== null && post.need !== null && [make('h3', {}, say('origin')),
        make('p', {}, say('origin_tasks', { hours: number(post.hours), fte: number(post.fte, 4),
          need: number(post.need) }))],
      years(post),
      make('dl.facts', {}, fact('code', post.code), fact('family', say(post.family)),
        post.level && fact('level', post.level),
        superior && fact('superior', postLink(superior))));
    panel.scrollTop = 0;
  }

  return { draw, focus: () => panel.querySelector('h2').focus() };
})();
