// One unit drawn the official way: its leader on top, its posts in a small table,
// and the units below as boxes on a line. Used on screen and on paper.

const CARDS_AT_MOST = 60;
const NAMES_IN_ROW = 8;
const CARD_WIDTH = 236;

const hashOf = (trait, code) => `#${trait}=${encodeURIComponent(code)}`;
const unitLink = (unit, tag = 'a') =>
  make(tag, { href: hashOf('unit', unit.code) }, unit.name);

function postLink(post) {
  const chosen = view.post === post ? 'true' : null;
  return make('a.post', { href: hashOf('jabatan', post.code), 'aria-current': chosen }, post.name);
}

function whoLine(post, most) {
  if (post.occupied === 0) return make('span.vacant', {}, say('vacant'));
  const holders = MAP.holdersOf(post).slice(0, most);
  if (!holders.length) return make('span', {}, count('holders', post.occupied));
  const rest = post.occupied - holders.length;
  const names = holders.map((holder) => holder.name).join('; ');
  return make('span.names', {}, rest > 0 ? `${names}; +${number(rest)}` : names);
}

function figures({ occupied, need, gap, unknown, short }) {
  const asked = need === null ? '?' : number(need) + (unknown ? '+?' : '');
  const part = (letter, key, said, mark) => make('div', {},
    make('dt', { title: say(key) }, letter), make(mark ? `dd.is-${mark}` : 'dd', {}, said));
  return make('dl.figures', {}, part('B', 'occupied', number(occupied)),
    part('K', 'need', asked), part('±', 'gap', gapText(gap, gap !== 0 || !short), gapMark(gap)));
}

function leavingNote(mode, leaving) {
  if (mode !== 'pensiun') return null;
  const parts = leavingParts(leaving);
  return parts.length ? make('p.notes', {}, parts.map(({ mark, said }) =>
    make(`span.note.is-${mark}`, {}, mark === 'overdue' ? `! ${said}` : said))) : null;
}

function rank(post, mode) {
  const tint = mode === 'kelas' ? `.is-${classMark(post.rank)}` : '';
  const said = post.rank === null ? say('class_unknown') : say('class_of', { n: post.rank });
  return make(`span.rank${tint}`, {}, said);
}

function led(post, mode) {
  return make('div.led', {}, make('p.led-title', {}, postLink(post)),
    make('div.row.spread', {}, make('p.who', {}, whoLine(post, 1)), rank(post, mode)));
}

function leaderBox(unit, mode) {
  const post = unit.leader;
  if (!post) return make('div.box.box-none', {}, say('no_leader'));
  return make(`div.box.box-top.${markOf(mode, post).mark}`, {},
    make('p.box-title', {}, postLink(post), rank(post, mode)),
    make('p.who', {}, whoLine(post, NAMES_IN_ROW)),
    make('div.row.spread', {}, figures(post),
      post.critical && make('span.critical', {}, say('critical'))),
    leavingNote(mode, post.leaving));
}

function bar({ need, short, over }) {
  const scale = Math.max(need + over, 1);
  const part = (kind, size) => {
    if (!size) return null;
    const piece = make(`span.bar-${kind}`);
    piece.style.setProperty('--part', `${(100 * size) / scale}%`);
    return piece;
  };
  return make('div.bar', { 'aria-hidden': 'true' },
    part('filled', need - short), part('short', short), part('over', over));
}

function staffTable(unit, mode, withNames) {
  if (!unit.rows.length) return null;
  const groups = [['functional', unit.rows.filter((post) => post.family === 'FUNGSIONAL')],
    ['operational', unit.rows.filter((post) => post.family !== 'FUNGSIONAL')]];
  const right = (tag, text, title) => make(`${tag}.n`, { title }, text);
  const bodies = groups.filter(([, posts]) => posts.length).map(([key, posts]) =>
    make('tbody', {},
      make('tr.group', {}, make('th', { colspan: 5, scope: 'rowgroup' }, say(key))),
      posts.map((post) => staffRow(post, mode, withNames))));
  return make('table.staff', {},
    make('thead', {}, make('tr', {},
      make('th', { scope: 'col' }, say('position')), right('th', say('class')),
      right('th', 'B', say('occupied')), right('th', 'K', say('need')),
      right('th', '±', say('gap')))),
    bodies);
}

function staffRow(post, mode, withNames) {
  const { mark } = markOf(mode, post);
  const tint = (own) => (mode === own ? `.is-${mark}` : '');
  const chosen = view.post === post;
  return make(chosen ? 'tr.chosen' : 'tr', { 'data-post': post.code },
    make('th', { scope: 'row' }, postLink(post),
      post.critical && make('span.critical', {}, say('critical')),
      withNames && make('span.who', {}, whoLine(post, NAMES_IN_ROW)),
      leavingNote(mode, post.leaving)),
    make(`td.n${tint('kelas')}`, {}, post.rank === null ? '?' : String(post.rank)),
    make('td.n', {}, number(post.occupied)),
    make('td.n', {}, post.need === null ? '?' : number(post.need)),
    make(`td.n${tint('selisih')}`, {}, gapText(post.gap, false),
      unseen(` ${say(gapMark(post.gap))}`)));
}

function unitCard(unit, how) {
  const traits = unitMark(how.mode, unit);
  const open = how.isOpen(unit);
  const posts = unit.total.posts - (unit.leader ? 1 : 0);
  const facts = { posts: number(posts), units: number(unit.inside) };
  const inside = make('div.inside', { id: how.live ? `in-${unit.index}` : null });
  if (open) fill(inside, staffTable(unit, how.mode, how.names), kidsOf(unit, how, true));
  const fold = posts > 0 && how.live && make('button.fold', {
    type: 'button', 'aria-expanded': String(open), 'aria-controls': `in-${unit.index}`,
    'data-fold': unit.index,
  }, say(unit.inside ? 'inside' : 'inside_posts', facts));
  return make(open ? 'article.kid.deep' : 'article.kid', {}, make(`div.card.edge-${traits.mark}`, {},
    make('h2', {}, unitLink(unit)),
    unit.leader
      ? led(unit.leader, how.mode)
      : make('p.led.soft', {}, say('no_leader')),
    figures(unit.total), bar(unit.total),
    isMixed(unit.total) && make('p.parts.soft', {}, partsText(unit.total)),
    leavingNote(how.mode, unit.total.leaving), fold, open && inside));
}

function postCard(post, mode) {
  const { mark } = markOf(mode, post);
  return make('article.kid', {}, make(`div.card.edge-${mark}`, {},
    led(post, mode), figures(post), leavingNote(mode, post.leaving)));
}

function unitTable(units, mode) {
  const rows = units.map((unit) => {
    const gap = unitMark('selisih', unit);
    return make('tr', {}, make('th', { scope: 'row' }, unitLink(unit),
      leavingNote(mode, unit.total.leaving)),
    make('td', {}, unit.leader ? postLink(unit.leader) : '–',
      unit.leader && make('span.who', {}, whoLine(unit.leader, 1))),
    make('td.n', {}, number(unit.total.occupied)), make('td.n', {}, number(unit.total.need)),
    make(`td.n.is-${gap.mark}`, {}, gap.said));
  });
  return make('div.wide', {}, make('table.staff', {},
    make('caption', {}, say('units_below', { n: number(units.length) })),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, say('unit')),
      make('th', { scope: 'col' }, say('leader')),
      ...[['B', 'occupied'], ['K', 'need'], ['±', 'gap']].map(([letter, key]) =>
        make('th.n', { scope: 'col', title: say(key) }, letter)))),
    make('tbody', {}, rows)));
}

// The boxes below a unit: on a line for the chosen one, in a stack inside a card.
function kidsOf(unit, how, stacked) {
  const cards = unit.boxes.map((post) => postCard(post, how.mode));
  if (unit.children.length > CARDS_AT_MOST) {
    return [cards.length && make('div.kids', {}, cards), unitTable(unit.children, how.mode)];
  }
  cards.push(...unit.children.map((child) => unitCard(child, how)));
  return cards.length ? [make(stacked ? 'div.stack' : 'div.kids', {}, cards)] : [];
}

function chartOf(unit, how) {
  const table = staffTable(unit, how.mode, how.names);
  return make('div.chart', {}, leaderBox(unit, how.mode),
    table && make('div.own', {}, table), kidsOf(unit, how, false));
}

// Tell each box its place in the rows, so that the lines between them can be drawn.
function arrange(chart, most) {
  for (const kids of chart.querySelectorAll('.kids')) {
    const all = [...kids.children];
    const columns = Math.min(most, all.length);
    const rows = Math.ceil(all.length / columns);
    kids.style.setProperty('--columns', columns);
    kids.classList.toggle('one-row', rows === 1);
    kids.classList.toggle('few', all.length < most);
    kids.classList.toggle('narrow', most === 1);
    all.forEach((kid, place) => {
      const row = Math.floor(place / columns);
      kid.classList.toggle('first', place % columns === 0);
      kid.classList.toggle('last', place % columns === columns - 1 || place === all.length - 1);
      kid.classList.toggle('bottom', row === rows - 1);
    });
  }
}

const columnsIn = (width) => Math.max(1, Math.floor((width + 16) / CARD_WIDTH));

function statementOf({ posts, occupied, need, short, over, unknown }) {
  if (!posts) return say('statement_empty');
  const facts = { occupied: number(occupied), need: number(need),
    parts: partsText({ short, over }) || say('part_none') };
  const said = say('statement', facts);
  return unknown ? `${said} ${count('statement_unknown', unknown)}` : said;
}
