// Search for a unit, a position or a person. Units and titles are searched here; people
// by the server, which names only those whom the viewer may see.

import { number, say } from './say.js';

const EACH_AT_MOST = { people: 8, units: 8, positions: 10 };
const WAIT = 180;
const SHORTEST = 3;

const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

// 0: begins so; 1: a word begins so; 2: inside a word; null: no match.
function grade(entry, words) {
  let own = false;
  for (const word of words) {
    if (entry.own.includes(word)) own = true;
    else if (!entry.near.includes(word)) return null;
  }
  if (!own) return null;
  if (entry.own.startsWith(` ${words[0]}`)) return 0;
  return entry.own.includes(` ${words[0]}`) ? 1 : 2;
}

function indexOf(city) {
  const near = city.units.map((unit) => plain(unit.name));
  return {
    units: city.units.map((unit) => ({
      own: ` ${near[unit.index]} ${plain(unit.code)}`, near: unit.parent ? near[unit.parent.index] : '',
      unit, post: null, said: unit.name, where: unit.parent?.name ?? '' })),
    positions: city.positions.map((post) => ({
      own: ` ${plain(post.title)} ${plain(post.code)}`, near: near[post.unit.index],
      unit: post.unit, post, said: post.title, where: post.unit.name })),
  };
}

function best(entries, words, most) {
  const graded = [[], [], []];
  for (const entry of entries) {
    const place = grade(entry, words);
    if (place !== null) graded[place].push(entry);
  }
  const all = graded.flat();
  return { total: all.length, shown: all.slice(0, most) };
}

export class Search {
  // `fly(entry)` goes there; `peopleUrl` is empty where the viewer may see no names.
  constructor(input, list, said, peopleUrl, fly) {
    Object.assign(this, { input, list, said, peopleUrl, fly });
    this.city = null;
    this.index = null;
    this.active = -1;
    this.asked = 0;
    this.people = null;
    input.addEventListener('input', () => this.look());
    input.addEventListener('blur', () => this.close());
    input.addEventListener('keydown', (event) => this.key(event));
  }

  of(city) {
    this.city = city;
    this.index = null;
  }

  look() {
    if (!this.city) return;
    this.index ??= indexOf(this.city);
    const text = this.input.value.trim();
    this.people = null;
    clearTimeout(this.timer);
    if (this.peopleUrl && text.length >= SHORTEST) this.timer = setTimeout(() => this.ask(text), WAIT);
    this.show(text);
  }

  async ask(text) {
    this.asked += 1;
    const mine = this.asked;
    const url = new URL(this.peopleUrl, location.href);
    url.searchParams.set('q', text);
    const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (mine !== this.asked || !answer?.ok || this.input.value.trim() !== text) return;
    const { total, people } = await answer.json();
    this.people = { total, shown: people.flatMap(([name, code]) => {
      const post = this.city.position.get(code);
      return post ? [{ unit: post.unit, post, said: name, where: `${post.title} · ${post.unit.name}` }] : [];
    }) };
    this.show(text);
  }

  show(text) {
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (!words.length) {
      this.close();
      return;
    }
    const groups = { people: this.people,
      units: best(this.index.units, words, EACH_AT_MOST.units),
      positions: best(this.index.positions, words, EACH_AT_MOST.positions) };
    const told = Object.entries(groups).filter(([, group]) => group?.total);
    const total = told.reduce((sum, [, group]) => sum + group.total, 0);
    this.said.textContent = total ? say('found', { n: number(total) }) : '';
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    this.input.setAttribute('aria-expanded', 'true');
    this.list.hidden = false;
    let place = 0;
    this.list.replaceChildren(...(total ? told.map(([kind, group]) => {
      const part = element('div', { role: 'group', 'aria-label': say(kind) },
        element('p', { class: 'found-kind', 'aria-hidden': 'true' }, `${say(kind)} · ${number(group.total)}`));
      for (const entry of group.shown) part.append(this.option(entry, place++));
      const more = group.total - group.shown.length;
      if (more > 0) part.append(element('p', { class: 'found-more' }, say('found_more', { n: number(more) })));
      return part;
    }) : [element('p', { class: 'found-more' }, say('found_none'))]));
  }

  option(entry, place) {
    const row = element('div', { role: 'option', id: `found-${place}`, 'aria-selected': 'false' },
      element('span', {}, entry.said), element('span', { class: 'where' }, entry.where));
    row.entry = entry;
    row.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.choose(entry);
    });
    return row;
  }

  get rows() {
    return [...this.list.querySelectorAll('[role=option]')];
  }

  move(by) {
    const { rows } = this;
    if (!rows.length) return;
    rows[this.active]?.setAttribute('aria-selected', 'false');
    this.active = (this.active + by + rows.length) % rows.length;
    rows[this.active].setAttribute('aria-selected', 'true');
    rows[this.active].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', rows[this.active].id);
  }

  key(event) {
    const { rows } = this;
    if (event.key === 'ArrowDown') this.move(1);
    else if (event.key === 'ArrowUp') this.move(this.active < 0 ? 0 : -1);
    else if (event.key === 'Enter') {
      if (rows.length) this.choose(rows[Math.max(this.active, 0)].entry);
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.close();
    } else return;
    event.preventDefault();
  }

  choose(entry) {
    this.input.value = '';
    this.close();
    this.fly(entry);
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.list.replaceChildren();
    this.said.textContent = '';
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

// Text only ever enters as a text node: a name is never markup.
export function element(tag, traits, ...inside) {
  const made = document.createElement(tag);
  for (const [trait, value] of Object.entries(traits)) made.setAttribute(trait, value);
  made.append(...inside);
  return made;
}
