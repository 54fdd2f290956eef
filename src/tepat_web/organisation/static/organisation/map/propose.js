// Moving a unit in a structure to be: ask, tell the server, show what it says.

import { byId } from './page.js';
import { isWithin } from './city.js';
import { say } from './say.js';

export const mayMove = (unit, parent) =>
  Boolean(parent) && unit.parent !== null && parent !== unit.parent && !isWithin(parent, unit);

// Ask whether `unit` shall stand below `parent`, and tell the server; null if not. Otherwise
// whether it was moved (`ok`), and what the server says (`detail`, null without an answer):
// then the map is to be read anew, for somebody else may have moved it before.
export async function propose(unit, parent) {
  const dialog = byId('peta-pindah');
  byId('peta-pindah-isi').textContent =
    say('move_ask', { unit: unit.name, from: unit.parent.name, to: parent.name });
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise((done) => { dialog.addEventListener('close', done, { once: true }); });
  if (dialog.returnValue !== 'ya') return null;
  const form = new FormData(dialog.querySelector('form'));
  form.set('unit', unit.code);
  form.set('from', unit.parent.code);
  form.set('parent', parent.code);
  const answer = await fetch(dialog.dataset.url, {
    method: 'POST', body: new URLSearchParams(form), headers: { Accept: 'application/json' },
  }).catch(() => null);
  const told = await answer?.json().catch(() => null);
  return { ok: Boolean(answer?.ok && told?.detail), detail: told?.detail ?? null };
}
