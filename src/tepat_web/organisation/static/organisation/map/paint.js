// Drawing the units that are in view, with as much in each as can be read at the scale.

import { BOX, COLUMNS, FONT } from './layout.js';
import { number, say } from './say.js';
import { clipped, widthOf } from './text.js';

export const READABLE = 0.5; // from this scale on, every text is drawn
const NAMED = 0.12; // from this scale on, a box bears the name of its unit

// `scene`: root, mode (see colour.js), looks, leaders (names or null), chosen, target.
export function painter(scene) {
  return (pen, view, scale, step) => {
    const { plain } = scene.looks;
    pen.fillStyle = plain.ground;
    pen.fillRect(view.x, view.y, view.w, view.h);
    pen.textBaseline = 'alphabetic';
    // Patterns keep their size on the screen, so that they can be told apart from afar.
    const grain = new DOMMatrix().scale(1 / scale);
    for (const pattern of scene.looks.patterns) pattern.setTransform(grain);
    if (!scene.root?.at) return;
    const hair = 1 / step;
    pen.strokeStyle = plain.line;
    pen.lineWidth = Math.max(1, hair);
    pen.beginPath();
    const boxes = [];
    collect(scene.root, view, boxes, pen);
    pen.stroke();
    if (scene.line) lineOfCommand(pen, scene, hair);
    for (const unit of boxes) box(pen, unit, scene, scale, hair, view);
    if (scale < NAMED) labels(pen, view, scene, scale);
  };
}

const meets = (a, b) =>
  a.x < b.x + b.w && a.x + a.w > b.x && a.y < b.y + b.h && a.y + a.h > b.y;

// The units whose boxes are in view.
export function inView(root, view) {
  const boxes = [];
  collect(root, view, boxes, { moveTo() {}, lineTo() {} });
  return boxes.filter(({ at }) => meets(at, view));
}

// What is in view: boxes into a list, lines into the path of the pen.
function collect(unit, view, boxes, pen) {
  const { at } = unit;
  const near = { x: view.x - 24, y: view.y - 24, w: view.w + 48, h: view.h + 48 };
  if (!meets(at.block, near)) return;
  if (meets(at, near)) boxes.push(unit);
  for (const [x1, y1, x2, y2] of at.lines) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  for (const row of at.rows) {
    for (const child of row) collect(child, view, boxes, pen);
  }
}

// From the chosen unit up to the root, so that one sees under whom it stands.
function lineOfCommand(pen, scene, hair) {
  pen.strokeStyle = scene.looks.plain.accent;
  pen.lineWidth = Math.max(2, 2 * hair);
  pen.beginPath();
  for (let unit = scene.line; unit !== scene.root && unit?.parent; unit = unit.parent) {
    const above = unit.parent.at;
    if (!above?.open) return;
    const middle = above.x + above.w / 2;
    const centre = unit.at.x + unit.at.w / 2;
    if (above.stack) {
      const rail = above.x + 11;
      pen.moveTo(rail, above.y + above.h);
      pen.lineTo(rail, unit.at.y + 16);
      pen.lineTo(unit.at.x, unit.at.y + 16);
      continue;
    }
    const bus = unit.at.y - 18;
    const first = above.y + above.h + 18;
    pen.moveTo(middle, above.y + above.h);
    pen.lineTo(middle, first);
    if (bus > first + 1) {
      pen.lineTo(above.block.x + 4, first);
      pen.lineTo(above.block.x + 4, bus);
    }
    pen.lineTo(centre, bus);
    pen.lineTo(centre, unit.at.y);
  }
  pen.stroke();
}

function box(pen, unit, scene, scale, hair, view) {
  const { at } = unit;
  const { plain, mark: marks } = scene.looks;
  const told = scene.mode.unit(unit);
  const look = marks[told.mark];
  const chosen = scene.chosen === unit;
  pen.fillStyle = chosen ? plain['accent-tint'] : plain.paper;
  pen.fillRect(at.x, at.y, at.w, at.h);
  if (scale < READABLE) {
    small(pen, unit, scene, scale, told, look, view);
  } else {
    face(pen, unit, scene, told, look);
    if (at.open && at.table.rows.length) table(pen, unit, scene, hair, view);
  }
  pen.fillStyle = look.edge;
  pen.fillRect(at.x, at.y, Math.min(Math.max(BOX.edge, 2 * hair), 40), at.h);
  pen.strokeStyle = unit === scene.target || chosen ? plain.accent : plain.line;
  pen.lineWidth = unit === scene.target || chosen ? Math.max(2.5, 2.5 * hair) : Math.max(1, hair);
  pen.strokeRect(at.x, at.y, at.w, at.h);
  if (unit.movedFrom) corner(pen, at, plain, scale);
}

// A folded corner marks a unit that hangs elsewhere than in the structure in force.
function corner(pen, at, plain, scale) {
  const side = Math.min(14 / Math.min(scale, 1), at.face.height, at.w / 3);
  pen.fillStyle = plain.amber;
  pen.beginPath();
  pen.moveTo(at.x + at.w - side, at.y);
  pen.lineTo(at.x + at.w, at.y);
  pen.lineTo(at.x + at.w, at.y + side);
  pen.fill();
}

function face(pen, unit, scene, told, look) {
  const { at, leader, total } = unit;
  const { face: parts } = at;
  const { plain } = scene.looks;
  const left = at.x + BOX.edge + BOX.pad;
  const right = at.x + at.w - BOX.pad;
  pen.textAlign = 'left';
  pen.fillStyle = plain.ink;
  write(pen, FONT.name, parts.name, left, at.y + 20, 17);
  pen.fillStyle = plain.amber;
  write(pen, FONT.small, parts.moved, left, at.y + parts.under + 10, 14);
  pen.fillStyle = plain.rule;
  pen.fillRect(at.x + BOX.edge, at.y + parts.rule, at.w - BOX.edge, 1);
  pen.fillStyle = leader ? plain.ink : plain.soft;
  write(pen, FONT.title, leader ? parts.title : [say('no_leader')], left, at.y + parts.titleTop + 12, 15);
  if (leader) holder(pen, unit, scene, left, right);
  const y = at.y + parts.figures;
  pen.fillStyle = plain.rule;
  pen.fillRect(at.x + BOX.edge, y, at.w - BOX.edge, 1);
  figures(pen, total, told, look, plain, left, right, y + 17);
  if (!parts.folds) return;
  pen.textAlign = 'left';
  pen.font = FONT.small;
  pen.fillStyle = plain.accent;
  const posts = total.posts - (leader ? 1 : 0);
  const inside = unit.inside
    ? say('inside', { units: number(unit.inside), posts: number(posts) })
    : say('inside_posts', { posts: number(posts) });
  pen.fillText(`${at.open ? '▾' : '▸'}  ${inside}`, left, at.y + parts.fold + 13);
}

function holder(pen, unit, scene, left, right) {
  const { at, leader } = unit;
  const { plain } = scene.looks;
  const y = at.y + at.face.who + 11;
  pen.font = FONT.small;
  const name = scene.leaders?.[unit.index];
  const who = leader.held === 0 ? say('vacant') : name ?? say('holders', { n: number(leader.held) });
  if (leader.held === 0) {
    pen.strokeStyle = plain.amber;
    pen.lineWidth = 1;
    pen.setLineDash([3, 2]);
    pen.strokeRect(left - 0.5, y - 10, widthOf(who, FONT.small) + 9, 13);
    pen.setLineDash([]);
  }
  pen.fillStyle = leader.held === 0 ? plain.amber : plain.soft;
  pen.fillText(clipped(who, FONT.small, right - left - 8, 1)[0], leader.held === 0 ? left + 4 : left, y);
  if (leader.rank === null) return;
  pen.textAlign = 'right';
  pen.fillStyle = plain.soft;
  pen.fillText(say('class_of', { n: leader.rank }), right, at.y + at.face.titleTop + 12);
  pen.textAlign = 'left';
}

function figures(pen, total, told, look, plain, left, right, y) {
  pen.font = FONT.small;
  pen.fillStyle = plain.soft;
  pen.fillText('B', left, y);
  pen.fillText('K', left + 56, y);
  pen.font = FONT.strong;
  pen.fillStyle = plain.ink;
  pen.fillText(number(total.held), left + 12, y);
  pen.fillText(total.posts && total.posts === total.unknown ? '?' : number(total.need), left + 68, y);
  const text = told.text;
  const wide = widthOf(text, FONT.strong) + 12;
  pen.fillStyle = look.fill;
  pen.fillRect(left + 112, y - 12, wide, 16);
  clear(pen, look, plain, left + 116, y - 10, wide - 8, 12);
  pen.fillStyle = look.ink;
  pen.fillText(text, left + 118, y);
  if (!told.note) return;
  pen.font = FONT.small;
  pen.fillStyle = plain.soft;
  const room = right - left - 118 - wide;
  pen.fillText(clipped(told.note, FONT.small, room, 1)[0], left + 118 + wide, y);
}

function table(pen, unit, scene, hair, view) {
  const { at } = unit;
  const { plain, mark: marks } = scene.looks;
  const top = at.y + at.face.height;
  const left = at.x + BOX.edge + BOX.pad;
  const right = at.x + at.w;
  pen.fillStyle = plain.rule;
  pen.fillRect(at.x + BOX.edge, top, at.w - BOX.edge, 1);
  pen.font = FONT.small;
  pen.fillStyle = plain.soft;
  pen.textAlign = 'left';
  pen.fillText(say('position'), left, top + 13);
  pen.textAlign = 'right';
  const heads = { rank: say('class'), held: 'B', need: 'K', figure: scene.mode.head };
  for (const [key, from] of COLUMNS) pen.fillText(heads[key], right - from, top + 13);
  for (const row of rowsIn(at, view)) {
    const y = top + row.y;
    if (row.group) {
      pen.fillStyle = plain.faint;
      pen.fillRect(at.x + BOX.edge, y, at.w - BOX.edge, row.h);
      pen.fillStyle = plain.soft;
      pen.font = FONT.strong;
      pen.textAlign = 'left';
      pen.fillText(say(row.group), left, y + 12.5);
      pen.font = FONT.small;
    } else {
      line(pen, row, y, scene, marks, left, right, at, hair);
    }
  }
}

// The rows of an open box that are in view: a unit may have thousands.
function rowsIn({ y, face, table: { rows } }, view) {
  const top = y + face.height;
  return rows.filter((row) => top + row.y < view.y + view.h && top + row.y + row.h > view.y);
}

function line(pen, { post, text, h }, y, scene, marks, left, right, at, hair) {
  const { plain } = scene.looks;
  const told = scene.mode.post(post);
  const look = marks[told.mark];
  if (scene.post === post) {
    pen.fillStyle = plain['accent-tint'];
    pen.fillRect(at.x + BOX.edge, y, at.w - BOX.edge, h);
    pen.fillStyle = plain.accent;
    pen.fillRect(at.x + BOX.edge, y, 3, h);
  }
  pen.fillStyle = plain.rule;
  pen.fillRect(at.x + BOX.edge, y, at.w - BOX.edge, Math.max(0.7, hair));
  const byClass = scene.mode.head === '±' && told.mark.startsWith('class');
  const [, from] = byClass ? COLUMNS[0] : COLUMNS[3];
  if (!look.quiet) {
    pen.fillStyle = look.fill;
    pen.fillRect(right - from - (byClass ? 24 : 38), y + 1.5, byClass ? 28 : 42, h - 2);
  }
  pen.textAlign = 'left';
  pen.fillStyle = plain.ink;
  for (let place = 0; place < text.length; place += 1) {
    pen.fillText(text[place], left, y + 12.5 + 13 * place);
  }
  pen.textAlign = 'right';
  pen.fillText(post.rank === null ? '?' : post.rank, right - COLUMNS[0][1], y + 12.5);
  pen.fillText(number(post.held), right - COLUMNS[1][1], y + 12.5);
  pen.fillText(post.need === null ? '?' : number(post.need), right - COLUMNS[2][1], y + 12.5);
  const end = right - COLUMNS[3][1];
  const wide = widthOf(told.text, FONT.small) + 4;
  if (!byClass) clear(pen, look, plain, end - wide + 2, y + 3, wide, 12);
  pen.fillStyle = byClass ? plain.ink : look.ink;
  pen.fillText(told.text, end, y + 12.5);
}

// From afar: the mark, the name as large as the screen needs it, rows as bars.
function small(pen, unit, scene, scale, told, look, view) {
  const { at } = unit;
  const { plain, mark: marks } = scene.looks;
  if (scale < NAMED) {
    if (look.quiet) return;
    pen.fillStyle = look.fill;
    pen.fillRect(at.x, at.y, at.w, at.h);
    return;
  }
  const tall = at.face.height;
  if (at.open) {
    for (const { post, y, h } of rowsIn(at, view)) {
      if (!post) continue;
      pen.fillStyle = marks[scene.mode.post(post).mark].flat;
      pen.fillRect(at.x + at.w - 60, at.y + tall + y + 3, 48, h - 6);
      pen.fillStyle = plain.rule;
      pen.fillRect(at.x + 16, at.y + tall + y + 3, at.w - 90, h - 6);
    }
  }
  const size = Math.round(Math.min(27, 10 / scale));
  const leading = size * 1.14;
  const font = `600 ${size}px ${FONT.family}`;
  const room = at.w - BOX.edge - 14;
  const wide = widthOf(told.text, font) + size * 0.8;
  const deep = size * 1.3;
  // The name may run down beside the figure, as long as they do not meet.
  const most = Math.max(1, Math.floor((tall - 8) / leading));
  let lines = clipped(unit.name, font, room, most);
  const free = Math.max(1, Math.floor((tall - 8 - deep) / leading));
  const meets = lines.slice(free).some((text) => widthOf(text, font) > room - wide - 6);
  if (meets) lines = clipped(unit.name, font, room, free);
  pen.textAlign = 'left';
  pen.fillStyle = plain.ink;
  write(pen, font, lines, at.x + BOX.edge + 7, at.y + size + 3, leading);
  const left = at.x + at.w - wide - 5;
  pen.fillStyle = look.fill;
  pen.fillRect(left, at.y + tall - deep - 5, wide, deep);
  clear(pen, look, plain, left + size * 0.25, at.y + tall - deep - 5, wide - size * 0.5, deep);
  pen.fillStyle = look.ink;
  pen.fillText(told.text, left + size * 0.4, at.y + tall - 5 - deep * 0.24);
}

// From very far: the names of the units below the root, over their parts of the picture.
function labels(pen, view, scene, scale) {
  const size = 11 / scale;
  const font = `600 ${Math.round(size)}px ${FONT.family}`;
  const { plain } = scene.looks;
  pen.font = font;
  pen.textAlign = 'left';
  for (const unit of [scene.root, ...scene.root.at.rows.flat()]) {
    const { at } = unit;
    const tall = size * 1.5;
    const area = unit === scene.root ? { x: at.x, y: at.y - tall } : at.block;
    const room = at.block.x + at.block.w - area.x - size;
    if (room * scale < 40 || !meets({ x: area.x, y: area.y, w: room + size, h: tall }, view)) continue;
    const [text] = clipped(unit.name, font, room, 1);
    pen.fillStyle = plain.paper;
    pen.fillRect(area.x, area.y, widthOf(text, font) + size, tall);
    pen.fillStyle = plain.ink;
    pen.fillText(text, area.x + size / 2, area.y + size * 1.12);
  }
}

// Figures stand on plain paper where the mark is a pattern.
function clear(pen, look, plain, x, y, w, h) {
  if (!look.patterned) return;
  pen.fillStyle = plain.paper;
  pen.fillRect(x, y, w, h);
}

function write(pen, font, lines, x, y, leading) {
  pen.font = font;
  for (let place = 0; place < lines.length; place += 1) {
    pen.fillText(lines[place], x, y + leading * place);
  }
}
