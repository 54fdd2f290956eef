// The city on one day, read from columns.
//
// The server sends the structure without a single person in it, so that it is the same
// for everybody who may see the map, and a browser may keep it (ETag):
//
//   version    1
//   day        "2026-11-24", the day as of which it holds
//   structure  {name, draft}; draft: a structure to be, whose units may be moved
//   titles     every title of a position once
//   units      columns, depth first, the root first:
//     code, name   text
//     parent       place of the unit above in these columns; −1 for the root
//     leader       place of its leading position in `positions`; −1 without one
//     moved_from   not a column: by place, the unit above it in the structure in force,
//                  where that is another one (in drafts only)
//   positions  columns, unit by unit; in a unit the leader first, then other
//              leadership posts, functional and operational positions:
//     code         text
//     unit         place in `units`
//     title        place in `titles`
//     family       0 JPT, 1 administrator, 2 pengawas, 3 fungsional, 4 pelaksana
//     class        1 to 17, or null where not given
//     need         persons, or null where unknown
//     holders      persons
//     superior     place in `positions`; −1 without one
//     critical     not a column: the places of the critical positions
//
// What is told of people comes apart, as layers, and only what the viewer may see;
// null stands for "not yours to see" as well as for "nobody". The last two say as well
// whether the viewer may see `everybody`.
//
//   pimpinan    leaders: one name for each unit
//   pensiun     first, overdue, year, five: for each position the year in which its
//               first holder leaves, and how many leave overdue, within 12 months and
//               within 5 years; null in all four where it is not shown. If no law of
//               so early a day is known: first null, said: why
//   kesesuaian  fit: for each position the mean fit of its holders, 0 to 1000; day: as
//               of which it was computed. If it was not: fit null, url: where to compute it

export const FAMILY = { JPT: 0, ADMINISTRATOR: 1, PENGAWAS: 2, FUNCTIONAL: 3, OPERATIONAL: 4 };

const nothing = () => (
  { posts: 0, held: 0, need: 0, gap: 0, short: 0, over: 0, unknown: 0 });

export function readCity(told) {
  const { units: unit, positions: post } = told;
  const units = unit.code.map((code, index) => ({
    index, code, name: unit.name[index], parent: null, children: [], depth: 0,
    leader: null, posts: [], own: nothing(), total: nothing(), inside: 0,
    movedFrom: unit.moved_from[index] ?? '',
  }));
  const positions = post.code.map((code, index) => {
    const need = post.need[index];
    const held = post.holders[index];
    return {
      index, code, title: told.titles[post.title[index]], family: post.family[index],
      rank: post.class[index], need, held, gap: need === null ? null : held - need,
      unit: units[post.unit[index]], superior: null, critical: false,
    };
  });
  for (const place of post.critical) positions[place].critical = true;
  for (const position of positions) {
    position.superior = positions[post.superior[position.index]] ?? null;
    position.unit.posts.push(position);
    count(position.unit.own, position);
  }
  for (const one of units) {
    one.leader = positions[unit.leader[one.index]] ?? null;
    one.parent = units[unit.parent[one.index]] ?? null;
    one.depth = one.parent ? one.parent.depth + 1 : 0;
    one.parent?.children.push(one);
  }
  for (let index = units.length - 1; index >= 0; index -= 1) sumUp(units[index]);
  return {
    day: told.day, structure: told.structure, units, positions, root: units[0],
    unit: new Map(units.map((one) => [one.code, one])),
    position: new Map(positions.map((one) => [one.code, one])),
  };
}

function count(sums, { need, held, gap }) {
  sums.posts += 1;
  sums.held += held;
  if (need === null) {
    sums.unknown += 1;
    return;
  }
  sums.need += need;
  sums.gap += gap;
  sums.short += Math.max(-gap, 0);
  sums.over += Math.max(gap, 0);
}

// Units come depth first: backwards, everything below a unit is summed before it.
function sumUp(unit) {
  for (const part of [unit.own, ...unit.children.map((child) => child.total)]) {
    for (const key of Object.keys(part)) unit.total[key] += part[key];
  }
  for (const child of unit.children) unit.inside += 1 + child.inside;
}

export function lineTo(unit) {
  const line = [];
  for (let above = unit; above; above = above.parent) line.unshift(above);
  return line;
}

export const isWithin = (unit, root) => lineTo(unit).includes(root);
