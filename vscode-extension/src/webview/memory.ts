import { parseAddress, showAddress } from '../memory/address';
import type { FromPage, ToPage } from '../memory/protocol';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; getState(): unknown; setState(state: unknown): void };

type Bytes = Extract<ToPage, { type: 'bytes' }>;

const editor = acquireVsCodeApi();
const form = element('bar', HTMLFormElement);
const input = element('address', HTMLInputElement);
const choice = element('memory', HTMLSelectElement);
const changes = element('changes', HTMLElement);
const note = element('note', HTMLElement);
const dump = element('dump', HTMLElement);
const value = element('value', HTMLElement);

let shape = { columns: 8, rows: 8 };
let top = 0;
let cursor = 0;
let known: Bytes | undefined;
/** Where the memory ends, once a read has met the end; it may grow when the program runs on. */
let end = Number.MAX_SAFE_INTEGER;

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

/** As many bytes to a row, and rows, as the view has room for. */
function measure(): void {
  const probe = document.createElement('span');
  probe.textContent = '0'.repeat(100);
  probe.style.display = 'inline-block'; // as high as a line, not as its letters
  dump.append(probe);
  const { width, height } = probe.getBoundingClientRect();
  probe.remove();
  const characters = Math.floor(dump.clientWidth / (width / 100));
  const addressWidth = Math.max(4, (top + 1024).toString(16).length) + 1;
  const columns = [32, 16, 8, 4].find(n => addressWidth + 4 * n <= characters) ?? 4;
  const room = window.innerHeight - dump.getBoundingClientRect().top - height - 12;
  shape = { columns, rows: Math.max(4, Math.floor(room / height)) };
}

function request(): void {
  measure();
  top = Math.max(0, top - (top % shape.columns));
  editor.setState({ top, cursor });
  editor.postMessage({ type: 'show', address: top, count: shape.columns * shape.rows });
}

/** Shows the part of memory around an address and puts the cursor there. */
function goTo(address: number): void {
  cursor = address;
  top = address;
  request();
}

/** Moves the cursor; scrolls when it leaves the visible part. */
function move(by: number): void {
  cursor = Math.max(0, Math.min(cursor + by, end - 1));
  const visible = shape.columns * shape.rows;
  const row = cursor - (cursor % shape.columns);
  if (cursor < top) top = row;
  else if (cursor >= top + visible) top = row - visible + shape.columns;
  else return paint();
  request();
}

/** At the end of the memory the last row goes to the bottom, so that the view is full. Answers whether it has asked for other bytes. */
function fillAtEnd({ address, bytes }: Bytes): boolean {
  const visible = shape.columns * shape.rows;
  if (bytes.length === 0 || bytes.length > visible - shape.columns || address === 0 || address !== top) return false;
  top = Math.max(0, Math.ceil(end / shape.columns) * shape.columns - visible);
  request();
  return true;
}

function scroll(rows: number): void {
  top = Math.max(0, top + rows * shape.columns);
  cursor = Math.max(top, Math.min(cursor, top + shape.columns * shape.rows - 1));
  request();
}

function paint(): void {
  if (!known) return;
  const { address, bytes } = known;
  const changed = new Set(known.changed);
  const addressWidth = Math.max(4, (address + bytes.length).toString(16).length);
  dump.replaceChildren();
  for (let row = 0; row < bytes.length; row += shape.columns) {
    const line = document.createElement('div');
    line.setAttribute('role', 'row');
    line.append(cell('address', (address + row).toString(16).padStart(addressWidth, '0'), 'rowheader'), ' ');
    const text = document.createElement('span');
    for (let column = 0; column < shape.columns; column++) {
      const index = row + column;
      const byte = bytes[index];
      if (byte === undefined) {
        line.append('   ');
        continue;
      }
      const look = [byte === 0 ? 'zero' : '', changed.has(index) ? 'changed' : '', address + index === cursor ? 'cursor' : ''].join(' ').trim();
      const hex = cell(look, byte.toString(16).padStart(2, '0'), 'gridcell');
      hex.dataset['address'] = String(address + index);
      if (address + index === cursor) hex.id = 'cursor';
      line.append(hex, ' ');
      text.append(cell(look, byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.', 'presentation'));
    }
    line.append(text);
    dump.append(line);
  }
  dump.setAttribute('aria-activedescendant', 'cursor');
  const count = known.changed.length;
  changes.textContent = count === 0 ? '' : count === 1 ? '1 byte changed' : `${count} bytes changed`;
  note.textContent = bytes.length === 0 ? `The memory ends before ${showAddress(address)}.` : '';
  explain();
}

function cell(look: string, text: string, role: string): HTMLElement {
  const span = document.createElement('span');
  span.className = look;
  span.textContent = text;
  span.setAttribute('role', role);
  return span;
}

/** The value at the cursor as numbers of the usual widths. */
function explain(): void {
  value.textContent = '';
  if (!known) return;
  const rest = Uint8Array.from(known.bytes.slice(cursor - known.address, cursor - known.address + 8));
  if (cursor < known.address || rest.length === 0) return;
  const view = new DataView(rest.buffer);
  const parts = [showAddress(cursor), `u8 ${view.getUint8(0)}`];
  if (rest.length >= 4) parts.push(`i32 ${view.getInt32(0, true)}`);
  if (rest.length >= 8) parts.push(`i64 ${view.getBigInt64(0, true)}`);
  value.textContent = parts.join('  ');
  value.title = value.textContent;
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const address = parseAddress(input.value);
  input.setAttribute('aria-invalid', String(address === undefined));
  note.textContent = address === undefined ? 'An address is a number: 0x120 or 288.' : '';
  if (address !== undefined) goTo(address);
});
choice.addEventListener('change', () => editor.postMessage({ type: 'select', memory: choice.selectedIndex }));
dump.addEventListener('wheel', event => {
  event.preventDefault();
  scroll(Math.sign(event.deltaY) * 3);
});
dump.addEventListener('click', event => {
  const address = event.target instanceof HTMLElement ? event.target.dataset['address'] : undefined;
  if (address === undefined) return;
  cursor = Number(address);
  paint();
});
dump.addEventListener('keydown', event => {
  const page = shape.columns * shape.rows;
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -shape.columns,
    ArrowDown: shape.columns,
    PageUp: -page,
    PageDown: page,
    Home: event.ctrlKey ? -cursor : -(cursor % shape.columns),
    End: shape.columns - 1 - (cursor % shape.columns)
  };
  const by = steps[event.key];
  if (by === undefined) return;
  event.preventDefault();
  move(by);
});
window.addEventListener('resize', () => request());
window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'state':
      dump.classList.toggle('running', data.state !== 'stopped');
      if (data.state === 'idle') {
        known = undefined;
        dump.replaceChildren();
        changes.textContent = value.textContent = '';
      }
      // While running with bytes on display the dimmed dump says enough.
      note.textContent = data.state === 'running' && known ? '' : data.note;
      break;
    case 'memories':
      end = Number.MAX_SAFE_INTEGER;
      choice.hidden = data.names.length < 2;
      choice.replaceChildren(...data.names.map(name => new Option(name)));
      choice.selectedIndex = data.selected;
      break;
    case 'bytes':
      known = data;
      if (data.bytes.length > 0 && data.bytes.length < data.asked) {
        end = data.address + data.bytes.length;
        cursor = Math.min(cursor, end - 1);
      }
      if (!fillAtEnd(data)) paint();
      break;
    case 'goTo':
      goTo(data.address);
      dump.focus();
      break;
  }
});

const before = editor.getState() as { top?: number; cursor?: number } | undefined;
top = before?.top ?? 0;
cursor = before?.cursor ?? 0;
request();
