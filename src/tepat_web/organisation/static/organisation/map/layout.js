// Where everything stands. Units are boxes, their leader on top; the units below stand
// on a line, or in as many rows as the screen asks for, and units without units below them
// in a stack. A unit that is folded takes no more room than its box.
//
// `unit.at` afterwards: x, y, w, h of the box; block (x, y, w, h with everything below);
// lines (segments that join it to what is below); face and table (what is in the box).

import { FAMILY } from './city.js';
import { say } from './say.js';
import { clipped } from './text.js';

export const BOX = { width: 304, pad: 10, edge: 6 };
export const COLUMNS = [['rank', 128], ['held', 94], ['need', 62], ['figure', 10]];
const ROW_TEXT = BOX.width - 172;
const GAP = 16;
const DROP = 18;
const INDENT = 22;
const NARROWEST = 104; // pixels that the name of a unit needs, seen from afar
const LEGIBLE = 0.72; // the scale at which a box can be read
const PICTURE = 0.6; // about how much of the window's width the picture has
const FLATNESS = 0.58; // a folded box with its lines: height over width
const SHAPE = Math.min(2, Math.max(0.6, window.innerWidth / window.innerHeight));
// As many as can be read side by side stand on one line.
const IN_ONE_ROW = Math.min(4, Math.max(1,
  Math.floor((window.innerWidth * PICTURE) / (BOX.width * LEGIBLE))));
const COLUMNS_AT_MOST = Math.max(2, Math.floor(window.innerWidth / NARROWEST));
const LINES_AT_MOST = 8;
const STACK_AT_MOST = 10;
const PACKINGS = 60; // widths that are tried

export const FONT = (() => {
  const family = getComputedStyle(document.body).fontFamily;
  return {
    name: `600 13px ${family}`, title: `12px ${family}`, small: `11px ${family}`,
    strong: `600 11px ${family}`, family,
  };
})();

// `packed`: break the rows anew so that what stands below a unit has the shape of the screen,
// however large each part is. The rows stay so until they are packed again or `unpacked`.
export function arrange(root, isOpen, packed = false) {
  size(root, isOpen, packed);
  place(root, 0, 0);
}

export function unpack(units) {
  for (const unit of units) unit.breaks = null;
}

// First how much room everything takes …

function size(unit, isOpen, packed) {
  const open = isOpen(unit);
  const face = unit.at?.face ?? faceOf(unit);
  const table = open ? unit.at?.table ?? tableOf(unit) : unit.at?.table ?? null;
  const height = face.height + (open ? table.height : 0);
  unit.at = { face, table, open, w: BOX.width, h: height, lines: [], rows: [], stack: false };
  const below = open ? unit.children : [];
  for (const child of below) size(child, isOpen, packed);
  const { at } = unit;
  if (!below.length) {
    at.block = { w: at.w, h: at.h };
    return;
  }
  at.stack = unit.depth > 0 && below.length <= STACK_AT_MOST
    && below.every((child) => !child.children.length);
  if (packed && !at.stack && below.length > IN_ONE_ROW) unit.breaks = breaksOf(below);
  at.rows = at.stack ? below.map((child) => [child]) : rowsOf(below, unit.breaks);
  const wide = Math.max(...at.rows.map(rowWidth));
  const margin = at.stack || at.rows.length > 1 ? INDENT : 0;
  const drops = at.stack ? GAP : 2 * DROP;
  const tall = at.rows.reduce((sum, row) => sum + drops + rowHeight(row), 0);
  at.block = { w: Math.max(at.w, margin + wide), h: at.h + tall };
}

const rowWidth = (row) => row.reduce((sum, unit) => sum + unit.at.block.w + GAP, -GAP);
const rowHeight = (row) => Math.max(...row.map((unit) => unit.at.block.h));

// The widest row for which the rows together can be seen largest: how many stand in each.
function breaksOf(units) {
  const widths = units.map((unit) => unit.at.block.w);
  const all = widths.reduce((sum, wide) => sum + wide + GAP, 0);
  const least = Math.max(...widths);
  let best = null;
  for (let step = 0; step <= PACKINGS; step += 1) {
    const rows = rowsWithin(units, least + (all - least) * (step / PACKINGS) ** 2);
    const wide = Math.max(...rows.map(rowWidth));
    const tall = rows.reduce((sum, row) => sum + 2 * DROP + rowHeight(row), 0);
    const extent = Math.max(wide / SHAPE, tall);
    if (!best || extent < best.extent) best = { extent, breaks: rows.map((row) => row.length) };
  }
  return best.breaks;
}

function rowsWithin(units, width) {
  const rows = [[]];
  let used = 0;
  for (const unit of units) {
    const { w } = unit.at.block;
    if (used && used + w > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1].push(unit);
    used += w + GAP;
  }
  return rows;
}

// A few stand on one line, more in even rows that together have the shape of the screen.
// Only their number decides: what is unfolded pushes others on, and never makes them jump
// to another row.
function rowsOf(units, breaks) {
  if (breaks?.reduce((sum, count) => sum + count, 0) === units.length) {
    let first = 0;
    return breaks.map((count) => units.slice(first, first += count));
  }
  let columns = units.length;
  if (columns > IN_ONE_ROW) {
    columns = Math.min(COLUMNS_AT_MOST, Math.ceil(Math.sqrt(units.length * SHAPE * FLATNESS)));
    columns = Math.ceil(units.length / Math.ceil(units.length / columns));
  }
  const rows = [];
  for (let first = 0; first < units.length; first += columns) {
    rows.push(units.slice(first, first + columns));
  }
  return rows;
}

// … then where it stands, from its top left corner.

function place(unit, x, y) {
  const { at } = unit;
  Object.assign(at.block, { x, y });
  const hangs = at.rows.length > 1;
  at.x = at.stack || !at.rows.length ? x : x + (at.block.w - at.w) / 2;
  at.y = y;
  if (at.stack) placeStack(unit, x, y);
  else if (at.rows.length) placeRows(unit, hangs ? x + INDENT : x, y);
}

function placeStack(unit, x, y) {
  const { at } = unit;
  const rail = x + INDENT / 2;
  let top = y + at.h;
  let last = top;
  for (const [child] of at.rows) {
    top += GAP;
    last = top + 16;
    place(child, x + INDENT, top);
    at.lines.push([rail, last, x + INDENT, last]);
    top += child.at.block.h;
  }
  at.lines.push([rail, y + at.h, rail, last]);
}

function placeRows(unit, left, y) {
  const { at } = unit;
  const middle = at.x + at.w / 2;
  const wide = at.block.w - (left - at.block.x);
  let top = y + at.h;
  at.lines.push([middle, top, middle, top + DROP]);
  let bus = 0;
  for (const row of at.rows) {
    bus = top + DROP;
    top += 2 * DROP;
    // A single row stands centred under its box; several rows share a left edge.
    let x = at.rows.length > 1 ? left : left + (wide - rowWidth(row)) / 2;
    const joins = [middle];
    for (const child of row) {
      place(child, x, top);
      const centre = child.at.x + child.at.w / 2;
      joins.push(centre);
      at.lines.push([centre, bus, centre, top]);
      x += child.at.block.w + GAP;
    }
    if (at.rows.length > 1) joins.push(at.block.x + 4);
    if (at.rows.length > 1 && row !== at.rows[0]) joins.shift();
    at.lines.push([Math.min(...joins), bus, Math.max(...joins), bus]);
    top += rowHeight(row);
  }
  if (at.rows.length > 1) {
    const rail = at.block.x + 4;
    at.lines.push([rail, y + at.h + DROP, rail, bus]);
  }
}

// What stands in a box: names wrap, so that no real one is cut.

function faceOf(unit) {
  const inner = BOX.width - 2 * BOX.pad - BOX.edge;
  const name = clipped(unit.name, FONT.name, inner, LINES_AT_MOST);
  const title = unit.leader
    ? clipped(unit.leader.title, FONT.title, inner - 54, LINES_AT_MOST) : [];
  const moved = unit.movedFrom
    ? clipped(say('moved_from', { unit: unit.movedFrom }), FONT.small, inner, 3) : [];
  const under = 8 + name.length * 17;
  const rule = under + moved.length * 14 + 5;
  const titleTop = rule + 5;
  const who = titleTop + Math.max(title.length, 1) * 15;
  const figures = who + (unit.leader ? 15 : 0) + 6;
  const fold = figures + 30;
  const folds = unit.children.length > 0 || unit.posts.length > (unit.leader ? 1 : 0);
  return { name, moved, under, title, rule, titleTop, who, figures, fold, folds,
    height: folds ? fold + 24 : fold + 2 };
}

const GROUPS = [
  ['leadership', (family) => family < FAMILY.FUNCTIONAL],
  ['functional', (family) => family === FAMILY.FUNCTIONAL],
  ['operational', (family) => family === FAMILY.OPERATIONAL],
];

function tableOf(unit) {
  const rows = [];
  let y = 18;
  for (const [key, belongs] of GROUPS) {
    const posts = unit.posts.filter(
      (post) => post !== unit.leader && belongs(post.family));
    if (posts.length) {
      rows.push({ group: key, y, h: 17 });
      y += 17;
    }
    for (const post of posts) {
      const text = clipped(post.title, FONT.small, ROW_TEXT, LINES_AT_MOST);
      const h = text.length * 13 + 5;
      rows.push({ post, text, y, h });
      y += h;
    }
  }
  return { rows, height: rows.length ? y + 5 : 0 };
}
