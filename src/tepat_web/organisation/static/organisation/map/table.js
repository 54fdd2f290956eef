// The table instead of the picture: search leads to other tables, and what the picture shows
// by colours stands in a column of its own. Everything else the server has written.

import { MODES } from './colour.js';
import { readCity } from './city.js';
import { fetched, modes } from './layers.js';
import { address, byId, legend, readJson, report } from './page.js';
import { element, Search } from './search.js';
import { say } from './say.js';

export function tableView(peta) {
  const urls = peta.dataset;
  let city = null;
  let asked = null;

  const read = () => {
    asked ??= readJson(urls.data).then((told) => { city = readCity(told); });
    return asked;
  };
  const failed = () => {
    asked = null;
    report(say('failed'), 'refused');
  };

  const input = byId('peta-cari');
  const search = new Search(input, byId('peta-temuan'), byId('peta-temuan-kata'), urls.people, go);
  input.addEventListener('focus', () => read().then(() => {
    search.of(city);
    search.look();
  }).catch(failed), { once: true });

  function go({ unit, post }) {
    const url = new URL(location.href);
    url.searchParams.set('unit', unit.code);
    url.searchParams.delete('pilih');
    if (post) url.searchParams.set('jabatan', post.code);
    else url.searchParams.delete('jabatan');
    location.assign(url);
  }

  async function colourBy(name) {
    const mode = modes[name];
    try {
      if (name !== 'selisih') await Promise.all([read(), fetched(mode, urls)]);
    } catch {
      failed();
      return;
    }
    legend(byId('peta-legenda'), mode);
    address({ warna: name === 'selisih' ? null : name }, false);
    column(byId('peta-lembar'), city, name, mode);
  }

  byId('peta-warna').addEventListener('change', (event) => colourBy(event.target.value));
  const wanted = new URL(location.href).searchParams.get('warna');
  colourBy(MODES.includes(wanted) && modes[wanted] ? wanted : 'selisih');
}

// Write what `mode` says of every row into the sheet; gaps and classes stand there already.
function column(sheet, city, name, mode) {
  for (const old of sheet.querySelectorAll('.layer')) old.remove();
  for (const cell of sheet.querySelectorAll('[data-rank]')) cell.className = cell.dataset.rank;
  if (name === 'selisih') return;
  for (const row of sheet.querySelectorAll('[data-post], [data-unit]')) {
    const post = city.position.get(row.dataset.post);
    const unit = city.unit.get(row.dataset.unit);
    if (!post && !unit) continue;
    const told = post ? mode.post(post) : mode.unit(unit);
    const rank = row.querySelector('[data-rank]');
    if (name === 'kelas' && rank) { // the class stands there already
      rank.classList.add(`is-${told.mark}`);
      continue;
    }
    const head = told.head ?? mode.head;
    const said = [element('span', { class: `gap is-${told.mark}` }, told.text)];
    if (told.note) said.push(element('span', { class: 'muted' }, told.note));
    if (row.tagName !== 'TR') {
      row.append(element('div', { class: 'layer' }, element('dt', {}, head), element('dd', {}, ...said)));
      continue;
    }
    row.append(element('td', { class: 'number layer' }, ...said));
    const heads = row.closest('table').tHead.rows[0];
    if (!heads.querySelector('.layer')) {
      heads.append(element('th', { scope: 'col', class: 'number layer' }, head));
    }
  }
  for (const group of sheet.querySelectorAll('.group th')) {
    group.colSpan = group.closest('table').tHead.rows[0].cells.length;
  }
}
