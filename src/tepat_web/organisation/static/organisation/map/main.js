// The position map on a canvas: what the reader has chosen, and drawing it. The page
// works without this file; see map.html. `data-…` of #peta tells the addresses.

import { MODES, looksOf } from './colour.js';
import { isWithin, lineTo, readCity } from './city.js';
import { cameraFor, cameraOn, cameraOver, pointToZoom } from './camera.js';
import { handle, isHandle } from './hand.js';
import { fetched, forget, modes } from './layers.js';
import { arrange, unpack } from './layout.js';
import { address, byId, carriedTip, keepAddress, legend, load, outlineAt, readJson,
  report, tip } from './page.js';
import { painter } from './paint.js';
import { mayMove, propose } from './propose.js';
import { Search } from './search.js';
import { number, say } from './say.js';
import { Surface } from './surface.js';
import { tableView } from './table.js';

const peta = byId('peta');
const { data, panel: panelUrl, sheet: sheetUrl, people, pimpinan } = peta.dataset;
const canvas = byId('peta-kanvas');

const opened = new Set(); // codes, so that they outlive a reading anew
const scene = { root: null, mode: modes.selisih, looks: looksOf(peta), leaders: null,
  chosen: null, post: null, line: null, target: null };
const surface = new Surface(canvas, painter(scene));
let city = null;

const DRIFT = 0.35; // how far what is zoomed at comes to the middle

const isOpen = (unit) => opened.has(unit.code);
function layOut(packed = false) {
  arrange(scene.root, isOpen, packed);
  surface.city = scene.root.at.block;
}

// Lay out anew, and keep `unit` where it stands on the screen.
function refold(unit) {
  const { x, y } = unit.at;
  layOut();
  surface.camera.x += unit.at.x - x;
  surface.camera.y += unit.at.y - y;
  surface.flight = null;
  surface.repaint();
}

function fold(unit) {
  if (!unit.at.face.folds) return;
  if (!opened.delete(unit.code)) opened.add(unit.code);
  refold(unit);
  announce(unit);
}

function foldAll() {
  const all = city.units.every((unit) => !unit.children.length || isOpen(unit));
  opened.clear();
  opened.add(scene.root.code);
  if (!all && foldAll.last === 'folded') for (const unit of city.units) opened.add(unit.code);
  foldAll.last = opened.size > 1 ? 'opened' : 'folded';
  unpack(city.units);
  layOut(foldAll.last === 'opened');
  whole();
}

function whole(jump = false) {
  surface.painted = null;
  surface.go(surface.over(scene.root.at.block), jump);
}

function zoom(factor) {
  const point = pointToZoom(surface, scene.root, scene.chosen);
  if (!point) {
    whole();
    return;
  }
  const [x, y] = point;
  surface.zoom(factor, x, y);
  surface.pan((x - surface.width / 2) * DRIFT, (y - surface.height / 2) * DRIFT);
}

// What is chosen: in the picture, in the panel, in the address.
function choose(unit, post = null) {
  Object.assign(scene, { chosen: unit, post, line: unit });
  surface.repaint();
  address({ pilih: unit && !post ? unit.code : null, jabatan: post?.code ?? null }, false);
  const where = byId('peta-rincian');
  for (const link of peta.querySelectorAll('.peta-outline a')) {
    const isChosen = unit && link.dataset.pilih === unit.code;
    if (isChosen) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    if (isChosen) outlineAt(link);
  }
  if (!unit) {
    where.replaceChildren();
    peta.classList.remove('with-panel');
    return;
  }
  peta.classList.add('with-panel');
  load(where, panelUrl, { pilih: unit.code, jabatan: post?.code ?? null });
  announce(unit, post);
}

function announce(unit, post = null) {
  const told = post ? scene.mode.post(post) : scene.mode.unit(unit);
  const state = isOpen(unit) ? say('state_open') : say('state_folded');
  const said = `${post ? `${post.title}, ${unit.name}` : unit.name}. `
    + `${told.head ?? scene.mode.head} ${told.text}. ${post || !unit.at?.face.folds ? '' : state}`;
  report(said, 'aloud');
}

// Show `unit` (and `post`): unfold what hides it, and travel there.
function fly({ unit, post = null }) {
  if (!isWithin(unit, scene.root)) rootAt(city.root, true);
  for (const above of lineTo(unit).slice(0, post && post !== unit.leader ? undefined : -1)) {
    opened.add(above.code);
  }
  layOut();
  choose(unit, post);
  surface.resize(); // beside the panel, which may just have come
  surface.go(cameraFor(surface, unit, post));
  canvas.focus({ preventScroll: true });
  canvas.scrollIntoView({ block: 'nearest' });
}

// The unit at the top of the picture; the sheet beside it is the same unit's.
function rootAt(unit, push) {
  scene.root = unit;
  opened.add(unit.code);
  layOut();
  path();
  surface.go(cameraOver(surface, unit), !push);
  if (!push) return;
  address({ unit: unit.parent ? unit.code : null }, true);
  load(byId('peta-lembar'), sheetUrl, { unit: unit.code });
}

function path() {
  const links = lineTo(scene.root).flatMap((unit) => {
    const link = document.createElement(unit === scene.root ? 'span' : 'a');
    link.textContent = unit.name;
    if (unit !== scene.root) link.href = withUnit(unit);
    link.dataset.root = unit.code;
    const part = document.createElement('li');
    part.append(link);
    return [part];
  });
  byId('peta-jalur').replaceChildren(...links);
}

// What stands over the picture: the path, the buttons, and (but on phones) the legend.
surface.covered = () => {
  const below = peta.querySelector('.peta-below');
  const isOver = getComputedStyle(below).position === 'absolute';
  return { top: byId('peta-jalur').offsetHeight, right: isOver ? 44 : 0,
    bottom: isOver ? below.offsetHeight : 0 };
};

function withUnit(unit) {
  const url = new URL(location.href);
  url.searchParams.set('unit', unit.code);
  for (const key of ['pilih', 'jabatan']) url.searchParams.delete(key);
  return url;
}

function explain() {
  const isMoved = city.units.some((unit) => unit.movedFrom);
  legend(byId('peta-legenda'), scene.mode, isMoved ? [['moved', say('moved')]] : []);
}

async function colourBy(name) {
  const mode = modes[name];
  try {
    await fetched(mode, peta.dataset);
  } catch {
    report(say('failed'), 'refused');
    return;
  }
  scene.mode = mode;
  explain();
  address({ warna: name === 'selisih' ? null : name }, false);
  surface.repaint();
}

async function readLeaders() {
  const told = await readJson(pimpinan).catch(() => null);
  scene.leaders = told?.leaders ?? null;
  surface.repaint();
}

// --- Hands and keys --------------------------------------------------------------------

const KEYS = {
  Enter: () => scene.chosen && fold(scene.chosen),
  ' ': () => scene.chosen && fold(scene.chosen),
  l: foldAll,
  L: foldAll,
  0: () => whole(),
  Escape: () => choose(null),
};

let lifted = null;
handle(surface, {
  root: () => scene.root,
  hover: (found, event) => tip(byId('peta-kiat'), found, event, scene),
  click: (found) => {
    if (!found) choose(null);
    else if (found.part === 'fold') fold(found.unit);
    else choose(found.unit, found.part === 'row' ? found.post : null);
  },
  open: ({ unit, part }) => part === 'box' && unit !== scene.root && unit.children.length
    && rootAt(unit, true),
  lift: (found) => {
    if (!city.structure.draft || !isHandle(found) || !found.unit.parent) return false;
    lifted = found.unit;
    return true;
  },
  carry: (found, event) => {
    carriedTip(byId('peta-kiat'), lifted, event);
    surface.follow(event.offsetX, event.offsetY);
    const target = found && mayMove(lifted, found.unit) ? found.unit : null;
    if (target === scene.target) return;
    scene.target = target;
    report(target ? say('move_over', { unit: lifted.name, to: target.name })
      : say('move_lift', { unit: lifted.name }));
    surface.repaint();
  },
  drop: async (kept) => {
    const { target } = scene;
    const unit = lifted;
    lifted = null;
    scene.target = null;
    byId('peta-kiat').hidden = true;
    surface.repaint();
    report('');
    const told = kept && target && await propose(unit, target);
    if (!told) return;
    if (told.detail) await readAnew(unit.code);
    report(told.detail ?? say('failed'), told.ok ? '' : 'refused');
  },
  neighbour: (direction) => {
    const unit = scene.chosen ?? scene.root;
    const beside = unit.parent?.children ?? [unit];
    const place = beside.indexOf(unit);
    const next = { Up: unit.parent, Down: isOpen(unit) ? unit.children[0] : null,
      Left: beside[place - 1], Right: beside[place + 1] }[direction];
    if (!next || !isWithin(next, scene.root)) return;
    choose(next);
    const { x, y, w, h } = next.at;
    const [left, top] = surface.inCity(0, 0);
    const [right, bottom] = surface.inCity(surface.width, surface.height);
    if (x < left || y < top || x + w > right || y + h > bottom) {
      surface.go(cameraOn(surface, next, null, surface.camera.scale));
    }
  },
  zoom,
  key: (event) => {
    const act = KEYS[event.key];
    act?.();
    return Boolean(act);
  },
});

peta.addEventListener('click', (event) => {
  const act = event.target.closest('[data-act]')?.dataset.act;
  if (act === 'in') zoom(1.25);
  if (act === 'out') zoom(0.8);
  if (act === 'whole') whole();
  if (act === 'fold') foldAll();
  if (act === 'close') choose(null);
  const link = event.target.closest('a');
  if (!link || !city || peta.dataset.view === 'tabel') return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = targetOf(link);
  if (!target) return;
  event.preventDefault();
  if (link.dataset.root) rootAt(target.unit, true);
  else fly(target);
});

// Links that lead to a place on this map are flown to instead of loaded.
function targetOf(link) {
  const code = link.dataset.root ?? link.dataset.pilih;
  const post = city.position.get(new URL(link.href).searchParams.get('jabatan'));
  const within = link.closest('#peta-rincian') && post;
  const unit = code ? city.unit.get(code) : within?.unit;
  return unit ? { unit, post: code ? null : post } : null;
}

document.querySelector('[data-act="print"]')?.addEventListener('click', async (event) => {
  event.preventDefault();
  const unit = scene.chosen ?? scene.root;
  if (!unit || await load(byId('peta-lembar'), sheetUrl, { unit: unit.code })) window.print();
});

peta.addEventListener('keydown', (event) => {
  if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  event.preventDefault();
  byId('peta-cari').focus();
});
window.addEventListener('popstate', () => location.reload());
keepAddress(peta);
outlineAt(peta.querySelector('.peta-outline [aria-current]'));

// --- Beginning -------------------------------------------------------------------------

let search = null;

// After a move: the columns stand in another order, and so do layers and leaders.
async function readAnew(code) {
  city = readCity(await readJson(data));
  search.of(city);
  scene.root = city.unit.get(scene.root.code) ?? city.root;
  scene.leaders = null;
  layOut();
  forget();
  const outline = peta.querySelector('[data-branch]');
  await load(outline.querySelector('.branch'), outline.dataset.branch, {});
  fly({ unit: city.unit.get(code) });
  colourBy(MODES.find((name) => modes[name] === scene.mode));
  if (pimpinan) readLeaders();
}

async function begin() {
  search = new Search(byId('peta-cari'), byId('peta-temuan'), byId('peta-temuan-kata'), people, fly);
  byId('peta-warna').addEventListener('change', (event) => colourBy(event.target.value));
  city = readCity(await readJson(data));
  search.of(city);
  const asked = new URL(location.href).searchParams;
  rootAt(city.unit.get(asked.get('unit')) ?? city.root, false);
  const post = city.position.get(asked.get('jabatan'));
  const unit = post?.unit ?? city.unit.get(asked.get('pilih'));
  explain();
  if (unit) fly({ unit, post });
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('peta-painted')));
  const mode = asked.get('warna');
  if (MODES.includes(mode) && mode !== 'selisih') await colourBy(mode);
  byId('peta-ringkas').textContent = say('counts', { units: number(city.units.length),
    posts: number(city.positions.length), people: number(city.root.total.held) });
  if (pimpinan) await readLeaders();
}

if (peta.dataset.view === 'tabel') tableView(peta);
else {
  begin().catch(() => {
    // Without its data the picture gives way to the sheet, which the server drew.
    peta.dataset.view = 'tabel';
    report(say('failed'), 'refused');
  });
}
