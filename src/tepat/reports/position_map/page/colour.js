// What a colour means. A sign and a word always go with it.

const CLASS_BANDS = [[1, 4], [5, 7], [8, 10], [11, 13], [14, 17]];
const LEAVING = ['overdue', 'within_a_year', 'within_five_years', 'later', 'unknown'];

function gapMark(gap) {
  if (gap === null) return 'unknown';
  if (gap < 0) return 'short';
  return gap > 0 ? 'over' : 'balanced';
}

function gapText(gap, long) {
  if (gap === null) return long ? `? ${say('unknown')}` : '?';
  const sign = gap === 0 ? '0' : signed(gap);
  return long ? `${sign} ${say(gapMark(gap))}` : sign;
}

function classMark(rank) {
  const band = CLASS_BANDS.findIndex(([low, high]) => rank >= low && rank <= high);
  return rank === null || band < 0 ? 'unknown' : `class-${band}`;
}

function leavingMark(leaving) {
  const first = leaving.findIndex((number_) => number_ > 0);
  return first < 0 ? 'later' : LEAVING[first];
}

function leavingText(leaving) {
  return leaving
    .map((number_, place) => number_ > 0 && count(`leaving_${LEAVING[place]}`, number_))
    .filter(Boolean).join(' · ');
}

// The mark of a post or a unit in the present mode: its class name, and its words.
function markOf(mode, { gap, rank, leaving }) {
  if (mode === 'kelas') {
    const said = rank === null ? say('class_unknown') : say('class_of', { n: rank });
    return { mark: classMark(rank), said };
  }
  if (mode === 'pensiun') return { mark: leavingMark(leaving), said: leavingText(leaving) };
  return { mark: gapMark(gap), said: gapText(gap, true) };
}

// Shortages and surpluses may cancel out in a unit; then both are told.
function partsText({ short, over }) {
  return [short && say('part_short', { n: number(short) }),
    over && say('part_over', { n: number(over) })].filter(Boolean).join(', ');
}

function isMixed({ short, over }) {
  return short > 0 && over > 0;
}

function unitMark(mode, unit) {
  const { posts, unknown, gap, leaving } = unit.total;
  const rank = unit.leader ? unit.leader.rank : null;
  const traits = markOf(mode, { gap: posts && posts === unknown ? null : gap, rank, leaving });
  if (mode !== 'selisih' || !isMixed(unit.total)) return traits;
  return { mark: gap > 0 ? 'over' : 'short', said: `${gapText(gap, false)} (${partsText(unit.total)})` };
}

// One figure for the outline, where there is room for no more.
function unitChip(mode, { leader, total }) {
  if (mode === 'kelas') return leader && leader.rank !== null ? String(leader.rank) : '';
  if (mode === 'pensiun') return String(total.leaving[0] + total.leaving[1] || '');
  return gapText(total.gap, false);
}

function legendOf(mode) {
  const entries = {
    selisih: () => [['short', `− ${say('short')}`], ['over', `+ ${say('over')}`],
      ['balanced', `0 ${say('balanced')}`], ['unknown', `? ${say('unknown')}`]],
    kelas: () => [
      ...CLASS_BANDS.map(([low, high], band) => [`class-${band}`, say('classes', { low, high })]),
      ['unknown', `? ${say('unknown')}`],
    ],
    pensiun: () => LEAVING.slice(0, 4).map((mark) => [mark, say(mark)]),
  };
  return entries[mode]().map(([mark, said]) =>
    make('li', {}, make(`span.swatch.is-${mark}`, { 'aria-hidden': 'true' }), said));
}
