// From where one looks at the city.

import { inView } from './paint.js';

const READING = 1.1; // the scale at which one reads, after a flight
const LARGEST = 1.5;
const LEGIBLE = 0.72; // the scale down to which the sheet of one unit can be read
const PHONE = 600; // pixels; narrower screens are scrolled down
const HOPELESS = 0.3; // from so far, rather the whole than a legible part

// With a unit, or the row of a position in it, in the middle and near enough to read.
export function cameraFor(surface, unit, post) {
  const readable = Math.min(READING, surface.width / (unit.at.w + 24));
  const scale = Math.min(LARGEST, Math.max(readable, surface.camera.scale));
  return cameraOn(surface, unit, post, scale);
}

// With a unit, or the row of a position in it, in the middle.
export function cameraOn(surface, unit, post, scale) {
  const { at } = unit;
  const high = surface.height / scale;
  const row = at.open && at.table.rows.find((one) => post && one.post === post);
  const middle = row ? at.y + at.face.height + row.y : at.y + at.h / 2;
  const top = at.y - 40 / scale;
  return { scale, x: at.x + at.w / 2 - surface.width / scale / 2,
    y: at.h + 80 / scale < high ? at.y + at.h / 2 - high / 2 : Math.max(top, middle - high / 2) };
}

// The city whole, or on a phone as wide as the screen; the sheet of one unit from its top,
// large enough to be read.
export function cameraOver(surface, unit) {
  const all = surface.over(unit.at.block);
  const { y } = unit.at;
  if (!unit.parent && surface.width < PHONE) {
    return surface.over({ x: unit.at.block.x, y, w: unit.at.block.w, h: 1 }, 1, 10);
  }
  const fromTop = surface.over({ x: unit.at.block.x, y, w: unit.at.block.w, h: 1 }, LEGIBLE);
  return unit.parent && all.scale > HOPELESS && all.scale < fromTop.scale ? fromTop : all;
}

// The point of the screen to zoom at, where something is to be seen: at what is chosen,
// else at what is nearest the middle; null where nothing is in view.
export function pointToZoom(surface, root, chosen) {
  const { width, height, camera: { scale } } = surface;
  const [left, top] = surface.inCity(0, 0);
  const seen = inView(root, { x: left, y: top, w: width / scale, h: height / scale });
  const point = ({ at }) => [(at.x + at.w / 2 - left) * scale, (at.y + at.h / 2 - top) * scale];
  const away = (unit) => {
    const [x, y] = point(unit);
    return Math.hypot(x - width / 2, y - height / 2);
  };
  if (seen.includes(chosen)) return point(chosen);
  const nearest = seen.reduce((best, unit) => (!best || away(unit) < away(best) ? unit : best), null);
  return nearest && point(nearest);
}
