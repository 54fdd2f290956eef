// Pointer, wheel and keys on the canvas.

import { READABLE } from './paint.js';

const STILL = 4; // a pointer that moves less than this many pixels has clicked
const STEP = 90;

// What lies at a point of the city: {unit, part, post}, or null.
// `part`: "fold", "row" (with `post`), "leader" or "box".
export function hit(unit, x, y) {
  const { at } = unit;
  const { block } = at;
  if (x < block.x || y < block.y || x > block.x + block.w || y > block.y + block.h) return null;
  if (x >= at.x && x <= at.x + at.w && y >= at.y && y <= at.y + at.h) {
    return { unit, ...partAt(unit, y - at.y) };
  }
  for (const row of at.rows) {
    for (const child of row) {
      const found = hit(child, x, y);
      if (found) return found;
    }
  }
  return null;
}

function partAt(unit, y) {
  const { face, table, open } = unit.at;
  if (open && y > face.height) {
    const row = table.rows.find((one) =>
      one.post && y >= face.height + one.y && y < face.height + one.y + one.h);
    return row ? { part: 'row', post: row.post } : { part: 'box' };
  }
  if (face.folds && y >= face.fold) return { part: 'fold' };
  if (unit.leader && y > face.rule && y < face.figures) return { part: 'leader', post: unit.leader };
  return { part: 'box' };
}

// `acts`: root(), click(found), open(found), hover(found, event), lift(found) (whether it
// may be carried), carry(found, event), drop(kept), neighbour(direction), zoom(factor), and
// key(event), which takes the keys that the camera does not.
export function handle(surface, acts) {
  const { canvas } = surface;
  const held = new Map();
  let from = null;
  let carried = false;

  const at = (event) => {
    const [x, y] = surface.inCity(event.offsetX, event.offsetY);
    const root = acts.root();
    const found = root?.at ? hit(root, x, y) : null;
    // From afar a box has no parts that could be told apart.
    return found && surface.camera.scale < READABLE ? { unit: found.unit, part: 'box' } : found;
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button) return;
    canvas.setPointerCapture(event.pointerId);
    held.set(event.pointerId, event);
    from = held.size === 1 ? { x: event.offsetX, y: event.offsetY, found: at(event), moved: false } : null;
    acts.hover(null);
  });

  canvas.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (!before) {
      const found = at(event);
      canvas.classList.toggle('over', Boolean(found));
      acts.hover(found, event);
      return;
    }
    if (held.size === 2) pinch(before, event);
    else if (from) drag(before, event);
    held.set(event.pointerId, event);
  });

  function drag(before, event) {
    const far = Math.hypot(event.offsetX - from.x, event.offsetY - from.y) > STILL;
    if (!from.moved && !far) return;
    if (!from.moved) {
      from.moved = true;
      carried = event.pointerType === 'mouse' && from.found !== null && acts.lift(from.found);
      canvas.classList.add(carried ? 'carrying' : 'panning');
      if (!carried) surface.pan(from.x - event.offsetX, from.y - event.offsetY);
      return;
    }
    if (carried) acts.carry(at(event), event);
    else surface.pan(before.offsetX - event.offsetX, before.offsetY - event.offsetY);
  }

  function pinch(before, event) {
    const [other] = [...held.values()].filter((one) => one.pointerId !== event.pointerId);
    const apart = (one) => Math.hypot(one.offsetX - other.offsetX, one.offsetY - other.offsetY);
    const middle = (one, side) => (one[side] + other[side]) / 2;
    surface.pan(middle(before, 'offsetX') - middle(event, 'offsetX'),
      middle(before, 'offsetY') - middle(event, 'offsetY'));
    surface.zoom(apart(event) / Math.max(apart(before), 1),
      middle(event, 'offsetX'), middle(event, 'offsetY'));
  }

  function up(event) {
    if (!held.delete(event.pointerId)) return;
    canvas.classList.remove('panning', 'carrying');
    const click = from && !from.moved && event.type === 'pointerup';
    const { found } = from ?? {};
    from = null;
    if (carried) acts.drop(event.type === 'pointerup');
    carried = false;
    if (click) acts.click(found);
  }
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('pointerleave', () => acts.hover(null));
  canvas.addEventListener('dblclick', (event) => {
    const found = at(event);
    if (found) acts.open(found);
  });

  canvas.addEventListener('wheel', (event) => {
    event.preventDefault();
    const rate = event.deltaMode === 1 ? 0.04 : 0.0016;
    surface.zoom(Math.exp(-event.deltaY * rate), event.offsetX, event.offsetY);
  }, { passive: false });

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) acts.neighbour(event.key.slice(5));
    else if (arrow) surface.pan(arrow[0] * STEP, arrow[1] * STEP);
    else if (event.key === '+' || event.key === '=') acts.zoom(1.25);
    else if (event.key === '-') acts.zoom(0.8);
    else if (!acts.key(event)) return;
    event.preventDefault();
  });
}

// The top of a box, that a hand may take to carry the unit elsewhere.
export const isHandle = ({ part }) => part === 'box' || part === 'leader';
