// What a colour means. A sign or a figure always goes with it; the colours themselves
// stand in the style sheet (`--map-…`), the patterns are drawn here.

import { number, say, signed } from './say.js';

export const CLASS_BANDS = [[1, 4], [5, 7], [8, 10], [11, 13], [14, 17]];
export const FIT_BANDS = [[0, 399], [400, 599], [600, 799], [800, 1000]];
export const MODES = ['selisih', 'kelas', 'pensiun', 'kesesuaian'];
const LEAVING = ['overdue', 'year', 'five'];

export const gapMark = (gap) => {
  if (gap === null) return 'unknown';
  if (gap === 0) return 'even';
  return gap < 0 ? 'short' : 'over';
};
export const gapText = (gap) => (gap === null ? '?' : signed(gap));

function band(bands, prefix, value) {
  const place = bands.findIndex(([low, high]) => value >= low && value <= high);
  return value === null || place < 0 ? 'unknown' : `${prefix}-${place}`;
}

// Each mode: `post` gives the mark and the figure of a position, `unit` those of a unit
// with all below (and its `head`, where that is another), `head` the heading of the figures, `figures` what they say, `legend` its
// marks and words, `note` what else is to be known: {said, url, link}.
export function modesOf(layers) {
  return {
    selisih: {
      head: '±',
      figures: say('figures_gap'),
      post: ({ gap }) => ({ mark: gapMark(gap), text: gapText(gap) }),
      unit: ({ total }) => {
        const gap = total.posts && total.posts === total.unknown ? null : total.gap;
        const mixed = gap !== null && total.short > 0 && total.over > 0;
        const note = mixed
          ? say('mixed', { short: number(total.short), over: number(total.over) }) : '';
        const mark = mixed && gap === 0 ? 'short' : gapMark(gap);
        return { mark, text: gapText(gap), note };
      },
      legend: () => [['short', `− ${say('short')}`], ['over', `+ ${say('over')}`],
        ['even', `0 ${say('even')}`], ['unknown', `? ${say('unknown')}`]],
    },
    kelas: {
      head: '±',
      figures: say('figures_class'),
      post: ({ rank, gap }) => ({ mark: band(CLASS_BANDS, 'class', rank), text: gapText(gap) }),
      unit: ({ leader }) => {
        const rank = leader?.rank ?? null;
        return { mark: band(CLASS_BANDS, 'class', rank), text: rank === null ? '?' : number(rank),
          head: say('class'), note: '' };
      },
      legend: () => [...CLASS_BANDS.map(([low, high], place) =>
        [`class-${place}`, say('classes', { low, high })]), ['unknown', `? ${say('class_unknown')}`]],
    },
    pensiun: {
      head: say('leaves'),
      figures: say('figures_leaving'),
      note: () => ({ said: layers.pensiun?.said ?? partOf(layers.pensiun) }),
      layer: 'pensiun',
      post: (post) => leavingOf([post], layers.pensiun),
      unit: (unit) => leavingOf(unit, layers.pensiun),
      legend: () => [['overdue', `! ${say('overdue')}`], ['year', say('year')],
        ['five', say('five')], ['later', say('later')], ['hidden', say('hidden')]],
    },
    kesesuaian: {
      head: say('fit'),
      figures: say('figures_fit'),
      note: () => noteOfFit(layers.kesesuaian),
      layer: 'kesesuaian',
      post: (post) => {
        const fit = layers.kesesuaian?.fit?.[post.index] ?? null;
        return { mark: fit === null ? 'hidden' : band(FIT_BANDS, 'fit', fit),
          text: fit === null ? '–' : number(fit) };
      },
      unit: (unit) => fitOf(unit, layers.kesesuaian),
      legend: () => [...FIT_BANDS.map(([low, high], place) =>
        [`fit-${place}`, say('fits', { low, high })]), ['hidden', say('hidden')]],
    },
  };
}

const partOf = (layer) => (layer && !layer.everybody ? say('part') : '');

function noteOfFit(layer) {
  if (!layer) return { said: '' };
  if (layer.fit) return { said: `${say('fit_day', { day: layer.day })} ${partOf(layer)}`.trim() };
  return layer.url ? { said: say('fit_none'), url: layer.url, link: say('fit_compute') }
    : { said: say('fit_none_yours') };
}

function leavingOf(what, layer) {
  if (!layer?.first) return { mark: 'hidden', text: '–', note: '' };
  if (Array.isArray(what)) {
    const { index } = what[0];
    const year = layer.first[index];
    if (layer.overdue[index] === null) return { mark: 'hidden', text: '–' };
    const first = LEAVING.find((key) => layer[key][index] > 0) ?? 'later';
    return { mark: first, text: year === null ? '–' : `${first === 'overdue' ? '! ' : ''}${year}` };
  }
  const sums = summed(what, 'leaving', (unit) => {
    const told = { overdue: 0, year: 0, five: 0, seen: 0 };
    for (const { index } of unit.posts) {
      if (layer.overdue[index] === null) continue;
      told.seen += 1;
      for (const key of LEAVING) told[key] += layer[key][index];
    }
    return told;
  });
  if (!sums.seen) return { mark: 'hidden', text: '–', note: '' };
  const first = LEAVING.find((key) => sums[key] > 0) ?? 'later';
  const note = LEAVING.filter((key) => sums[key] > 0)
    .map((key) => say(`leaving_${key}`, { n: number(sums[key]) })).join(' · ');
  return { mark: first, text: number(sums.overdue + sums.year + sums.five), note };
}

function fitOf(unit, layer) {
  if (!layer?.fit) return { mark: 'hidden', text: '–', note: '' };
  const { sum, held } = summed(unit, 'fit', (one) => {
    const told = { sum: 0, held: 0 };
    for (const post of one.posts) {
      const fit = layer.fit[post.index];
      if (fit === null) continue;
      told.sum += fit * post.held;
      told.held += post.held;
    }
    return told;
  });
  if (!held) return { mark: 'hidden', text: '–', note: '' };
  const fit = Math.round(sum / held);
  return { mark: band(FIT_BANDS, 'fit', fit), text: number(fit), note: '' };
}

// The sums of a unit with all below it, kept once they are known.
const known = { leaving: new WeakMap(), fit: new WeakMap() };
function summed(unit, name, own) {
  if (known[name].has(unit)) return known[name].get(unit);
  const sums = own(unit);
  for (const child of unit.children) {
    const below = summed(child, name, own);
    for (const key of Object.keys(sums)) sums[key] += below[key];
  }
  known[name].set(unit, sums);
  return sums;
}

// How each mark looks: [fill, ink, pattern ink or null], from the style sheet.
const LOOKS = ['short', 'over', 'even', 'unknown', 'overdue', 'year', 'five', 'later', 'hidden',
  ...CLASS_BANDS.map((_, place) => `class-${place}`), ...FIT_BANDS.map((_, place) => `fit-${place}`)];
const PATTERNS = { over: 'hatch', five: 'hatch', unknown: 'dots', hidden: 'dots', 'fit-0': 'hatch' };

// What needs no attention leaves its ground as it is.
const QUIET = new Set(['even', 'later']);

export function looksOf(element) {
  const style = getComputedStyle(element);
  const value = (name) => style.getPropertyValue(`--map-${name}`).trim();
  const pen = document.createElement('canvas').getContext('2d');
  const looks = { plain: {}, mark: {}, patterns: [] };
  for (const name of ['ink', 'soft', 'line', 'rule', 'faint', 'paper', 'ground', 'accent',
    'accent-tint', 'need', 'amber']) looks.plain[name] = value(name);
  for (const mark of LOOKS) {
    const fill = value(mark);
    const strong = value(`${mark}-edge`) || fill;
    const pattern = PATTERNS[mark];
    const drawn = pattern && patterned(pen, pattern, fill, strong);
    if (drawn) looks.patterns.push(drawn);
    looks.mark[mark] = { fill: drawn ?? fill, edge: drawn ?? strong, flat: strong,
      ink: value(`${mark}-ink`) || looks.plain.ink, quiet: QUIET.has(mark),
      patterned: Boolean(drawn) };
  }
  return looks;
}

function patterned(pen, pattern, ground, ink) {
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const draw = tile.getContext('2d');
  draw.fillStyle = ground;
  draw.fillRect(0, 0, 6, 6);
  draw.strokeStyle = ink;
  draw.fillStyle = ink;
  if (pattern === 'dots') {
    draw.fillRect(1, 1, 1.5, 1.5);
    draw.fillRect(4, 4, 1.5, 1.5);
  } else {
    draw.lineWidth = 1.4;
    for (const shift of [-6, 0, 6]) {
      draw.beginPath();
      draw.moveTo(shift - 1, 7);
      draw.lineTo(shift + 7, -1);
      draw.stroke();
    }
  }
  return pen.createPattern(tile, 'repeat');
}
