// The parts of the page around the canvas: fragments that the server renders, the
// address, the legend and the tip beside the pointer.

import { element } from './search.js';
import { number, say } from './say.js';

export const byId = (id) => document.getElementById(id);

// Replace the inside of `place` by what the server says at `url`; the last asked wins.
const asked = new WeakMap();
export async function load(place, url, facts) {
  const address = new URL(url, location.href);
  for (const [key, value] of Object.entries(facts)) {
    if (value !== null) address.searchParams.set(key, value);
  }
  asked.set(place, address.href);
  place.setAttribute('aria-busy', 'true');
  place.inert = true; // what still stands there is of what was chosen before
  const answer = await fetch(address, { headers: { 'HX-Request': 'true' } }).catch(() => null);
  const text = answer?.ok ? await answer.text() : null;
  if (asked.get(place) !== address.href) return false;
  place.removeAttribute('aria-busy');
  place.inert = false;
  if (text === null) {
    const again = element('button', { type: 'button' }, say('again'));
    again.addEventListener('click', () => load(place, url, facts));
    place.replaceChildren(element('p', { role: 'alert' }, say('failed')), again);
    return false;
  }
  place.innerHTML = text; // markup of our own server, escaped by its templates
  window.htmx?.process(place);
  return true;
}

export async function readJson(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer.json();
}

// What happened, in the status line: 'aloud' for the ears alone, 'refused' if it did not.
export function report(said, how = '') {
  const state = byId('peta-kabar');
  state.textContent = said;
  state.classList.toggle('hidden-visually', how === 'aloud');
  state.classList.toggle('refused', how === 'refused');
}

// The address names what is seen, so that it can be sent to somebody.
export function address(facts, push) {
  const url = new URL(location.href);
  for (const [key, value] of Object.entries(facts)) {
    if (value === null) url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  if (url.href === location.href) return;
  if (push) history.pushState(null, '', url);
  else history.replaceState(null, '', url);
}

export function legend(list, mode, extra = []) {
  const { said, url, link } = mode.note?.() ?? {};
  list.replaceChildren(
    ...[...mode.legend(), ...extra].map(([mark, word]) => element('li', {},
      element('span', { class: `swatch is-${mark}`, 'aria-hidden': 'true' }), word)),
    element('li', { class: 'figures' }, mode.figures),
    ...(said ? [element('li', { class: 'note' }, said)] : []),
    ...(url ? [element('li', {}, element('a', { href: url }, link))] : []));
}

// The tip tells whole what the canvas had to cut or to draw too small.
export function tip(place, found, event, scene) {
  place.hidden = !found;
  if (!found) return;
  const { unit, post } = found;
  const told = post ? scene.mode.post(post) : scene.mode.unit(unit);
  const sums = post ?? unit.total;
  const figures = `B ${number(sums.held)} · K ${sums.need === null ? '?' : number(sums.need)} · ${told.head ?? scene.mode.head} ${told.text}`;
  place.replaceChildren(element('strong', {}, post ? post.title : unit.name),
    element('span', {}, post ? unit.name : unit.leader?.title ?? say('no_leader')),
    element('span', {}, told.note ? `${figures} (${told.note})` : figures));
  beside(place, event);
}

// What is in hand, while it is carried.
export function carriedTip(place, unit, event) {
  place.hidden = false;
  place.replaceChildren(element('strong', {}, unit.name));
  beside(place, event);
}

function beside(place, { offsetX, offsetY }) {
  const { clientWidth, clientHeight } = place.parentElement;
  const left = Math.min(offsetX + 14, clientWidth - place.offsetWidth - 8);
  const below = offsetY + 18;
  const top = below + place.offsetHeight > clientHeight ? offsetY - place.offsetHeight - 10 : below;
  place.style.transform = `translate(${Math.max(left, 4)}px, ${Math.max(top, 4)}px)`;
}

// The outline shows the chosen unit without moving the page.
export function outlineAt(link) {
  const outline = link?.closest('.peta-outline');
  if (!outline) return;
  const { top, bottom } = link.getBoundingClientRect();
  const seen = outline.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) outline.scrollTop += top - seen.top - seen.height / 3;
}

// Another day, the table instead of the picture, the map as a file: of what is chosen at
// that moment.
const CHOSEN = ['unit', 'pilih', 'jabatan', 'warna'];
export function keepAddress(peta) {
  const now = () => new URL(location.href).searchParams;
  peta.querySelector('.peta-day').addEventListener('formdata', ({ formData }) => {
    for (const key of CHOSEN) {
      if (now().has(key)) formData.set(key, now().get(key));
    }
  });
  const follow = (keys) => ({ target }) => {
    const url = new URL(target.href);
    for (const key of keys) {
      if (now().has(key)) url.searchParams.set(key, now().get(key));
      else url.searchParams.delete(key);
    }
    target.href = url;
  };
  peta.querySelector('.peta-view').addEventListener('click', follow(CHOSEN));
  for (const link of document.querySelectorAll('[data-act="file"], [data-act="forms"]')) {
    link.addEventListener('click', follow(['unit']));
  }
}
