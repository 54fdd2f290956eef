// Making elements. Text only ever enters as a text node: a name is never markup.

function make(tag, traits = {}, ...inside) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name || 'div');
  if (classes.length) element.className = classes.join(' ');
  for (const [trait, value] of Object.entries(traits)) {
    if (value === null || value === false) continue;
    if (trait.startsWith('on')) element.addEventListener(trait.slice(2), value);
    else element.setAttribute(trait, value === true ? '' : value);
  }
  for (const part of inside.flat()) {
    if (part !== null && part !== false) element.append(part);
  }
  return element;
}

function fill(element, ...inside) {
  element.replaceChildren(...inside.flat().filter((part) => part !== null && part !== false));
}

const byId = (id) => document.getElementById(id);
const unseen = (text) => make('span.unseen', {}, text);
