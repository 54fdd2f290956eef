// Text on a canvas: how wide it is, and where it breaks. Both are kept, because a city
// says the same few hundred titles thousands of times.

const pen = document.createElement('canvas').getContext('2d');
const widths = new Map();
const broken = new Map();

function kept(store, key, make) {
  if (!store.has(key)) store.set(key, make());
  return store.get(key);
}

export function widthOf(text, font) {
  const known = kept(widths, font, () => new Map());
  return kept(known, text, () => {
    pen.font = font;
    return pen.measureText(text).width;
  });
}

// The lines of `text` that fit `width`; a word too long for a line is broken inside. Of a text
// that nobody would read on a map, only the beginning counts.
const LONGEST = 600;
export function wrap(text, font, width) {
  const known = kept(broken, `${font}|${width}`, () => new Map());
  return kept(known, text, () => lines(text.slice(0, LONGEST), font, width));
}

function lines(text, font, width) {
  const space = widthOf(' ', font);
  const done = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/).flatMap((each) => pieces(each, font, width))) {
    const wide = widthOf(word, font);
    if (line && used + space + wide > width) {
      done.push(line);
      line = '';
    }
    used = line ? used + space + wide : wide;
    line = line ? `${line} ${word}` : word;
  }
  done.push(line);
  return done;
}

function pieces(word, font, width) {
  if (widthOf(word, font) <= width) return [word];
  const done = [''];
  for (const letter of word) {
    const last = done.length - 1;
    if (widthOf(done[last] + letter, font) > width && done[last]) done.push(letter);
    else done[last] += letter;
  }
  return done;
}

// At most `most` lines; what is left out shows as an ellipsis (a tip tells it whole).
export function clipped(text, font, width, most) {
  const all = wrap(text, font, width);
  if (all.length <= most) return all;
  let last = all[most - 1];
  while (last && widthOf(`${last}…`, font) > width) last = last.slice(0, -1);
  return [...all.slice(0, most - 1), `${last.trimEnd()}…`];
}
