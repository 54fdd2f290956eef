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
  const first = leaving.findIndex((people) => people > 0);
  return first < 0 ? 'later' : LEAVING[first];
}

// Each time of leaving that somebody has: its mark and its words.
function leavingParts(leaving) {
  return LEAVING.slice(0, 3)
    .map((mark, place) => [mark, leaving[place]])
    .filter(([, people]) => people > 0)
    .map(([mark, people]) => ({ mark, said: count(`leaving_${mark}`, people) }));
}

// The mark of a post or a unit in the present mode: its class name, and its words.
function markOf(mode, { gap, rank, leaving }) {
  if (mode === 'kelas') {
    const said = rank === null ? say('class_unknown') : say('class_of', { n: rank });
    return { mark: classMark(rank), said };
  }
  if (mode === 'pensiun') {
    const said = leavingParts(leaving).map((part) => part.said).join(' · ');
    return { mark: leavingMark(leaving), said };
  }
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

// The figures of a unit in the outline, where there is room for no words.
function unitChips(mode, unit) {
  const { leader, total } = unit;
  if (mode === 'kelas') {
    return leader && leader.rank !== null ? [[classMark(leader.rank), String(leader.rank)]] : [];
  }
  if (mode === 'pensiun') {
    const [overdue, year] = total.leaving;
    return [overdue > 0 && ['overdue', `! ${number(overdue)}`],
      year > 0 && ['within_a_year', number(year)]].filter(Boolean);
  }
  return [[unitMark(mode, unit).mark, gapText(total.gap, false)]];
}

function legendOf(mode) {
  const entries = {
    selisih: () => [['short', `− ${say('short')}`], ['over', `+ ${say('over')}`],
      ['balanced', `0 ${say('balanced')}`], ['unknown', `? ${say('unknown')}`]],
    kelas: () => [
      ...CLASS_BANDS.map(([low, high], band) => [`class-${band}`, say('classes', { low, high })]),
      ['unknown', `? ${say('unknown')}`],
    ],
    pensiun: () => LEAVING.slice(0, 4)
      .map((mark) => [mark, mark === 'overdue' ? `! ${say(mark)}` : say(mark)]),
  };
  return entries[mode]().map(([mark, said]) =>
    make('li', {}, make(`span.swatch.is-${mark}`, { 'aria-hidden': 'true' }), said));
}
