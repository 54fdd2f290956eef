// Words, numbers and days in the reader's language.

const WORDS = JSON.parse(document.getElementById('words').textContent);
const MONTHS = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus',
    'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
    'September', 'October', 'November', 'December'],
};
let language = document.documentElement.lang;

function number(value, digits = 0) {
  const [whole, part] = Math.abs(value).toFixed(digits).split('.');
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
  const told = whole.replace(/\B(?=(\d{3})+$)/g, group) + (part ? point + part : '');
  return value < 0 ? `−${told}` : told;
}

function signed(value) {
  return value > 0 ? `+${number(value)}` : number(value);
}

function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date} ${MONTHS[language][month - 1]} ${year}`;
}

function say(key, facts = {}) {
  const sentence = WORDS[key][language === 'id' ? 0 : 1];
  return sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

function count(key, n) {
  return say(n === 1 && `${key}_one` in WORDS ? `${key}_one` : key, { n: number(n) });
}
