declare function acquireVsCodeApi(): { postMessage(message: unknown): void; getState(): unknown; setState(state: unknown): void };

const editor = acquireVsCodeApi();
const filter = document.getElementById('filter');
const found = document.getElementById('found');

document.addEventListener('click', event => {
  const button = event.target instanceof HTMLElement ? event.target.closest('button') : undefined;
  const { remedy, offset, kind, index } = button?.dataset ?? {};
  if (remedy !== undefined) editor.postMessage({ remedy, offset: Number(offset) });
  if (kind !== undefined) editor.postMessage({ kind, index: Number(index) });
});

/** Leaves only the rows that have the words in one of their cells, and the tables that have such rows. */
function show(words: string): void {
  const wanted = words.trim().toLowerCase();
  let count = 0;
  for (const section of document.querySelectorAll<HTMLElement>('section:has(table)')) {
    let any = false;
    for (const row of section.querySelectorAll<HTMLElement>('tbody tr')) {
      const fits = wanted === '' || row.textContent.toLowerCase().includes(wanted);
      row.hidden = !fits;
      any ||= fits;
      count += fits ? 1 : 0;
    }
    section.hidden = !any;
  }
  if (found) found.textContent = wanted === '' ? '' : count === 1 ? '1 row' : `${count} rows`;
}

if (filter instanceof HTMLInputElement) {
  const before = editor.getState() as { filter?: string } | undefined;
  filter.value = before?.filter ?? '';
  filter.addEventListener('input', () => {
    editor.setState({ filter: filter.value });
    show(filter.value);
  });
  show(filter.value);
}
