// Words, numbers and years in the reader's language. The words come with the page.

const words = JSON.parse(document.getElementById('map-words').textContent);
const digits = new Intl.NumberFormat(document.documentElement.lang || 'id');

export const number = (value) => (value < 0 ? `−${digits.format(-value)}` : digits.format(value));
export const signed = (value) => (value > 0 ? `+${digits.format(value)}` : number(value));

export function say(key, facts = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}
