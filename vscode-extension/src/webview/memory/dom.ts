/** Makes an element with attributes, and with children or text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A small button with a drawing for those who see, and words for everybody. */
export function button(id: string, words: string, path: string, click: () => void): HTMLButtonElement {
  const made = make('button', { id, type: 'button', title: words, 'aria-label': words });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  made.append(svg);
  made.addEventListener('click', click);
  return made;
}

/** A choice of some words. */
export function choice(id: string, label: string, options: readonly (readonly [value: string, words: string])[], chosen: (value: string) => void): HTMLSelectElement {
  const made = make('select', { id, 'aria-label': label, title: label }, ...options.map(([value, words]) => new Option(words, value)));
  made.addEventListener('change', () => chosen(made.value));
  return made;
}

/** Words for those who hear the page. */
export function say(status: HTMLElement, words: string): void {
  if (status.textContent !== words) status.textContent = words;
}
