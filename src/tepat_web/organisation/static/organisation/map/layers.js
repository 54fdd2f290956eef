// What the map can be coloured by, and the layers of it that are fetched when first asked for.

import { modesOf } from './colour.js';
import { readJson } from './page.js';

const layers = {};
export const modes = modesOf(layers);

// Fetch what `mode` needs; `urls` tells where, by layer.
export async function fetched(mode, urls) {
  if (mode.layer && !layers[mode.layer]) layers[mode.layer] = await readJson(urls[mode.layer]);
}

// Units and positions stand in another order after a move: what was fetched no longer fits.
export function forget() {
  for (const name of Object.keys(layers)) delete layers[name];
}
