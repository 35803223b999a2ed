import { showAddress } from '../../memory/address';
import type { Known } from '../../memory/cache';
import { rowAddress, type Shape } from '../../memory/shape';
import { type Unit, unit } from '../../memory/units';
import { make } from './dom';

/** What is to be seen. */
export interface Picture {
  readonly shape: Shape;
  readonly unit: Unit;
  readonly text: 'utf8' | 'utf16';
  readonly top: bigint;
  readonly rows: number;
  readonly allRows: bigint;
  readonly size: bigint;
  readonly known: Known;
  readonly cursor: bigint;
  readonly selection: { readonly from: bigint; readonly to: bigint };
  /** What else is to be marked at an address. */
  readonly marks: (address: bigint) => string;
}

interface Row {
  readonly element: HTMLElement;
  readonly address: Text;
  readonly cells: readonly HTMLElement[];
  readonly characters: readonly HTMLElement[];
}

/** The bytes in view. Rows are made once and filled again and again. */
export class Grid {
  readonly element = make('div', {
    id: 'dump',
    role: 'grid',
    tabindex: '0',
    'aria-multiselectable': 'true',
    'aria-label': 'Bytes of linear memory. Arrow keys move, with Shift they select, Enter changes the value, F9 watches it.'
  });
  private rows: Row[] = [];
  private made = '';
  private picture: Picture | undefined;

  /** Characters that fit into a line, and pixels of a line. */
  measure(): { readonly characters: number; readonly height: number } {
    const probe = make('span', { class: 'probe' }, '0'.repeat(100));
    this.element.append(probe);
    const { width, height } = probe.getBoundingClientRect();
    probe.remove();
    return { characters: Math.floor((this.element.clientWidth - 8) / (width / 100 || 8)), height: height || 18 };
  }

  clear(): void {
    this.rows = [];
    this.made = '';
    this.picture = undefined;
    this.element.replaceChildren();
    this.element.removeAttribute('aria-activedescendant');
  }

  paint(picture: Picture): void {
    this.picture = picture;
    const { shape, unit: shown, text, rows } = picture;
    const made = [shape.bytes, shown.id, text, rows].join();
    if (made !== this.made) this.build(picture);
    this.made = made;
    const { bytes, changed, known } = picture.known;
    const view = new DataView(bytes.buffer);
    const texts = unit(text);
    const start = rowAddress(shape, picture.top);
    this.element.setAttribute('aria-rowcount', picture.allRows.toString());
    this.rows.forEach((row, r) => {
      const address = start + BigInt(r * shape.bytes);
      const isThere = address < picture.size;
      set(row.address, isThere ? (address < 0n ? 0n : address).toString(16).padStart(shape.digits, '0') : '');
      row.element.setAttribute('aria-rowindex', String(picture.top + BigInt(r + 1)));
      row.cells.forEach((cell, c) => {
        const at = r * shape.bytes + c * shown.bytes;
        const here = start + BigInt(at);
        const inside = here >= 0n && here + BigInt(shown.bytes) <= picture.size;
        const isKnown = inside && known[at] === 1 && known[at + shown.bytes - 1] === 1;
        fill(cell, isKnown ? shown.show(view, at) : inside ? '·' : '', inside ? this.look(here, at, shown.bytes, isKnown, bytes, changed) : 'none');
        if (here === picture.cursor) this.pointAt(cell, here, isKnown);
      });
      row.characters.forEach((character, c) => {
        const at = r * shape.bytes + c * texts.bytes;
        const here = start + BigInt(at);
        const inside = here >= 0n && here + BigInt(texts.bytes) <= picture.size;
        const isKnown = inside && known[at] === 1;
        fill(character, isKnown ? texts.show(view, at) : '', inside ? this.look(here, at, texts.bytes, isKnown, bytes, changed) : 'none');
      });
    });
  }

  private look(address: bigint, at: number, count: number, isKnown: boolean, bytes: Uint8Array, changed: Uint8Array): string {
    const picture = this.picture;
    if (!picture) return '';
    let look = '';
    let isZero = true;
    let isChanged = false;
    for (let i = at; i < at + count; i++) {
      isZero &&= bytes[i] === 0;
      isChanged ||= changed[i] === 1;
    }
    if (!isKnown) look += ' unknown';
    else if (isZero) look += ' zero';
    if (isChanged) look += ' changed';
    if (address >= picture.selection.from && address < picture.selection.to) look += ' selected';
    if (picture.cursor >= address && picture.cursor < address + BigInt(count)) look += ' cursor';
    const marks = picture.marks(address);
    return marks === '' ? look : `${look} ${marks}`;
  }

  /** Who hears the page hears where the cursor is. */
  private pointAt(cell: HTMLElement, address: bigint, isKnown: boolean): void {
    const before = this.element.querySelector('#cursor');
    if (before !== cell) {
      before?.removeAttribute('id');
      before?.removeAttribute('aria-label');
      before?.removeAttribute('aria-selected');
      cell.id = 'cursor';
      cell.setAttribute('aria-selected', 'true');
    }
    const state = cell.classList.contains('changed') ? ', changed' : '';
    cell.setAttribute('aria-label', `${showAddress(address)}: ${isKnown ? cell.textContent : 'not read yet'}${state}`);
    this.element.setAttribute('aria-activedescendant', 'cursor');
  }

  private build({ shape, unit: shown, text, rows }: Picture): void {
    const texts = unit(text);
    this.element.style.setProperty('--width', `${shown.width}ch`);
    this.element.dataset['unit'] = shown.id;
    this.rows = Array.from({ length: rows }, (_, r) => {
      const address = document.createTextNode('');
      const cells = Array.from({ length: shape.bytes / shown.bytes }, (_, c) => {
        const cell = make('span', { role: 'gridcell', 'data-at': String(r * shape.bytes + c * shown.bytes) });
        if (c > 0 && (c * shown.bytes) % 8 === 0) cell.dataset['gap'] = '';
        return cell;
      });
      const characters = Array.from({ length: shape.bytes / texts.bytes }, (_, c) =>
        make('span', { 'data-at': String(r * shape.bytes + Math.floor((c * texts.bytes) / shown.bytes) * shown.bytes) })
      );
      const element = make(
        'div',
        { role: 'row' },
        make('span', { role: 'rowheader', class: 'address' }, address),
        make('span', { class: 'values', role: 'presentation' }, ...cells),
        make('span', { class: `text ${text}`, 'aria-hidden': 'true' }, ...characters)
      );
      return { element, address, cells, characters };
    });
    this.element.replaceChildren(...this.rows.map(({ element }) => element));
  }

  /** The address at a place of the page, if bytes are there. */
  addressAt(target: EventTarget | null): bigint | undefined {
    const at = target instanceof HTMLElement ? target.dataset['at'] : undefined;
    if (at === undefined || !this.picture || (target as HTMLElement).className === 'none') return undefined;
    return rowAddress(this.picture.shape, this.picture.top) + BigInt(at);
  }

  /** The place of the value at an address. */
  cellOf(address: bigint): HTMLElement | undefined {
    if (!this.picture) return undefined;
    const at = address - rowAddress(this.picture.shape, this.picture.top);
    return this.element.querySelector<HTMLElement>(`[role=gridcell][data-at="${at}"]`) ?? undefined;
  }
}

function set(text: Text, value: string): void {
  if (text.data !== value) text.data = value;
}

function fill(cell: HTMLElement, text: string, look: string): void {
  if (cell.textContent !== text) cell.textContent = text;
  if (cell.className !== look) cell.className = look;
}
