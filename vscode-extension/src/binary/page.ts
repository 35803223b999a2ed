import type { Overview, Remedy, Section, Thing } from './overview';
import { hex } from '../words';

const REMEDIES: Readonly<Record<Remedy, string>> = {
  WAT: 'Open as WebAssembly Text',
  TEXT: 'Open as Text',
  HEX: 'Show Bytes',
  LIMIT: 'Change the Limit',
  RETRY: 'Try Again',
  LOG: 'Show Log'
};

/** A cell of a table: text that is escaped here, or HTML that is made here. */
type Cell = string | { readonly html: string };

/** The body of the page about a binary. What leads somewhere is a button with `data-*` for the script of the page. */
export function body(name: string, overview: Overview): string {
  const leads = overview.text !== 'none';
  return [
    `<header><h1>${escape(name)}</h1><p>${escape(summary(overview))}</p></header>`,
    fault(overview),
    overview.sections.length === 0 ? '' : filter(),
    sections(overview),
    things('Imports', overview.counts.imports, overview.imports, leads),
    things('Exports', overview.counts.exports, overview.exports, leads),
    functions(overview, leads),
    things('Memories', overview.memories.length, overview.memories, leads),
    data(overview, leads),
    customs(overview),
    tools(overview)
  ].join('\n');
}

function summary({ size, counts, fault, sections }: Overview): string {
  if (size === 0) return '';
  const parts = [bytes(size)];
  if (sections.length > 0) parts.push(many(counts.functions, 'function'), many(counts.imports, 'import'), many(counts.exports, 'export'));
  if (fault && sections.length > 0) parts.push('as far as it can be read');
  return parts.join(' · ');
}

function fault({ fault }: Overview): string {
  if (!fault) return '';
  const buttons = fault.remedies.map(remedy => `<button class="remedy" data-remedy="${remedy}" data-offset="${fault.offset}">${REMEDIES[remedy]}</button>`);
  const rows = fault.bytes.length === 0 ? '' : `<pre aria-label="Bytes around the place">${escape(fault.bytes.join('\n'))}</pre>`;
  return `<section class="fault" role="alert"><h2>${escape(fault.title)}</h2><p>${marked(fault.advice)}</p>${rows}<p class="remedies">${buttons.join('')}</p></section>`;
}

function filter(): string {
  return '<p><input id="filter" type="search" placeholder="Filter by name" aria-label="Filter rows by name" spellcheck="false"><span id="found" class="dim" role="status"></span></p>';
}

function sections({ sections, size }: Overview): string {
  const rows = sections.map(section => [
    section.custom ? { html: `${escape(section.name)} <span class="dim">custom</span>` } : section.name,
    section.count < 0 ? '' : number(section.count),
    hex(section.start),
    section.whole ? number(section.size) : `${number(section.size)} (cut off)`,
    share(section, size)
  ]);
  return table('Sections', sections.length, ['Name', 'Items', 'Offset', 'Bytes', 'Share of the file'], rows);
}

function share({ name, size }: Section, whole: number): Cell {
  return bar(size, whole, `${name}: ${percent(size, whole)} of the file`);
}

function things(title: string, count: number, list: readonly Thing[], leads: boolean): string {
  const from = list.some(({ module }) => module !== '');
  const rows = list.map(thing => {
    const name = link(thing.name === '' ? '(empty name)' : thing.name, leads, thing.kind, thing.index);
    return from ? [thing.module, name, thing.kind, thing.type] : [name, thing.kind, number(thing.index), thing.type];
  });
  return table(title, count, from ? ['Module', 'Name', 'Kind', 'Type'] : ['Name', 'Kind', 'Index', 'Type'], rows);
}

function functions({ functions, counts, sections }: Overview, leads: boolean): string {
  const code = sections.find(({ name, custom }) => name === 'code' && !custom)?.size ?? 1;
  const rows = functions.map(({ name, index, offset, size }) => [
    link(name, leads, 'func', index),
    hex(offset),
    number(size),
    bar(size, code, `${name}: ${percent(size, code)} of the code`)
  ]);
  return table('Largest functions', counts.functions, ['Name', 'Offset', 'Bytes', 'Share of the code'], rows);
}

function data({ data, counts }: Overview, leads: boolean): string {
  const whole = data.reduce((sum, { size }) => sum + size, 0);
  const rows = data.map(({ name, index, where, size, preview }) => [
    link(name, leads, 'data', index),
    where,
    number(size),
    bar(size, whole, `${name}: ${percent(size, whole)} of the data`),
    { html: `<code>${escape(preview)}</code>` }
  ]);
  return table('Data', counts.data, ['Name', 'Address', 'Bytes', 'Share of the data', 'Begins with'], rows);
}

function customs({ custom }: Overview): string {
  const rows = custom.map(({ name, start, size, words }) => [name, hex(start), number(size), words]);
  return table('Custom sections', custom.length, ['Name', 'Offset', 'Bytes', 'What it is'], rows);
}

function tools({ producers, features }: Overview): string {
  const made = table('Made with', producers.length, ['Part', 'Tool', 'Version'], producers.map(({ field, name, version }) => [field, name, version]));
  const list = features.map(feature => `<li>${escape(feature)}</li>`).join('');
  return made + (features.length === 0 ? '' : `<section><h2>Compiled for <span class="dim">${features.length}</span></h2><ul class="features">${list}</ul></section>`);
}

/** A section of the page; nothing where there are no rows. */
function table(title: string, count: number, columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const shown = rows.length < count ? `${number(rows.length)} of ${number(count)}` : number(count);
  const head = columns.map(column => `<th scope="col">${escape(column)}</th>`).join('');
  const lines = rows.map(row => `<tr>${row.map(cell => `<td>${typeof cell === 'string' ? escape(cell) : cell.html}</td>`).join('')}</tr>`).join('\n');
  return `<section><h2>${escape(title)} <span class="dim">${shown}</span></h2><table aria-label="${escape(title)}"><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></section>`;
}

function link(words: string, leads: boolean, kind: string, index: number): Cell {
  return leads ? { html: `<button class="link" data-kind="${escape(kind)}" data-index="${index}">${escape(words)}</button>` } : words;
}

function bar(part: number, whole: number, label: string): Cell {
  return { html: `<meter min="0" max="${Math.max(whole, 1)}" value="${part}" aria-label="${escape(label)}"></meter> <span class="dim">${percent(part, whole)}</span>` };
}

export function percent(part: number, whole: number): string {
  if (whole <= 0) return '0 %';
  const share = (100 * part) / whole;
  return share > 0 && share < 0.1 ? '< 0.1 %' : `${share.toFixed(share < 10 ? 1 : 0)} %`;
}

/** A size as people say it, and to the byte. */
export function bytes(size: number): string {
  const exact = `${number(size)} ${size === 1 ? 'byte' : 'bytes'}`;
  if (size < 10_000) return exact;
  const [unit, one] = size < 1_000_000 ? (['kB', 1_000] as const) : (['MB', 1_000_000] as const);
  return `${(size / one).toFixed(size / one < 100 ? 1 : 0)} ${unit} (${exact})`;
}

function many(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

/** Text in which what stands between backticks is code. */
function marked(text: string): string {
  return escape(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
