// The map as objects, read back from rows of numbers (see payload.py).

const MAP = (() => {
  const told = JSON.parse(document.getElementById('map').textContent);
  const text = (place) => (place === null ? null : told.texts[place]);
  const sums = ([posts, occupied, need, gap, short, over, unknown, overdue, year, five]) =>
    ({ posts, occupied, need, gap, short, over, unknown, leaving: [overdue, year, five] });

  let nextPerson = 0;
  const posts = told.posts.map((row, index) => {
    const [code, name, family, level, rank, need, occupied, critical, superior, holders,
      overdue, year, five, hours, fte, projection, education, fields, low, high] = row;
    const first = nextPerson;
    nextPerson += holders;
    return {
      index, code, name: text(name), family: text(family), level: text(level), rank, need,
      occupied, gap: need === null ? null : occupied - need, critical: critical === 1,
      superior, first, holders, leaving: [overdue, year, five], hours, fte, projection,
      education: text(education), fields: fields.map(text), low: text(low), high: text(high),
      unit: null,
    };
  });

  let nextPost = 0;
  const units = told.units.map((row, index) => {
    const [code, name, kind, parent, led, boxes, rows, ...total] = row;
    const first = nextPost;
    nextPost += led + boxes + rows;
    const unit = {
      index, code, name: text(name), kind: text(kind), parent, total: sums(total),
      leader: led ? posts[first] : null,
      boxes: posts.slice(first + led, first + led + boxes),
      rows: posts.slice(first + led + boxes, nextPost),
      children: [], inside: 0, depth: 0,
    };
    for (const post of posts.slice(first, nextPost)) post.unit = unit;
    return unit;
  });
  for (const unit of units) {
    if (unit.parent === null) continue;
    unit.parent = units[unit.parent];
    unit.depth = unit.parent.depth + 1;
    unit.parent.children.push(unit);
  }
  for (const unit of [...units].reverse()) {
    if (unit.parent) unit.parent.inside += 1 + unit.inside;
  }

  const person = (index) => {
    const [name, nip, status, grade, education, field, leaves, leaving] = told.people[index];
    return {
      name, nip, status: text(status), grade: text(grade), education: text(education),
      field: text(field), leaves, leaving,
    };
  };
  const holdersOf = (post) =>
    Array.from({ length: post.holders }, (_, place) => person(post.first + place));

  return {
    about: told.about, showsPeople: told.people.length > 0, units, posts, people: told.people, holdersOf,
    unit: new Map(units.map((unit) => [unit.code, unit])),
    post: new Map(posts.map((post) => [post.code, post])),
  };
})();
