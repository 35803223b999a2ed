import { clampTop, reveal, type Scrolling } from './scroll';
import { rowAddress, rowOf, rowsOf, type Shape, shapeFor } from './shape';
import { type Unit, unit } from './units';

/** A key that moves the caret. */
export interface Step {
  readonly key: string;
  /** With Ctrl: to the ends of the memory, not of the row. */
  readonly far: boolean;
}

/** Where one is in a memory: what is selected, which rows are in view, and how they are laid out. Always inside of the memory. */
export class Caret {
  private bytes = 0n;
  private visible = 8;
  private layout: Shape = { bytes: 16, shift: 0, digits: 4 };
  private value: Unit;
  private row: bigint;
  /** What is between these two is selected; the first one moves, with Shift without the other. */
  private here: bigint;
  private anchor: bigint;

  constructor(value: Unit, top: bigint, cursor: bigint) {
    this.value = value;
    this.row = top;
    this.here = this.anchor = cursor;
  }

  get unit(): Unit {
    return this.value;
  }

  get shape(): Shape {
    return this.layout;
  }

  /** The row at the top, and how many of them fit. */
  get top(): bigint {
    return this.row;
  }

  get rows(): number {
    return this.visible;
  }

  get cursor(): bigint {
    return this.here;
  }

  get size(): bigint {
    return this.bytes;
  }

  get scrolling(): Scrolling {
    return { rows: rowsOf(this.layout, this.bytes), visible: this.visible };
  }

  /** What is selected, up to before `to`; one value at least. */
  get selection(): { readonly from: bigint; readonly to: bigint } {
    const [low, high] = this.anchor < this.here ? [this.anchor, this.here] : [this.here, this.anchor];
    return { from: low, to: high + BigInt(this.value.bytes) };
  }

  /** Bytes that are selected. */
  get count(): number {
    return Number(this.selection.to - this.selection.from);
  }

  isSelected(address: bigint): boolean {
    return address >= this.selection.from && address < this.selection.to;
  }

  /** The memory has so many bytes now, or is another one. */
  within(size: bigint): void {
    this.bytes = size;
    if (size > 0n && this.here >= size) this.here = this.anchor = size - 1n;
  }

  /** Lays the rows out for a page: `perRow` bytes, or as many as fit if that is 0. */
  fit(characters: number, perRow: number, visible: number): void {
    this.layout = shapeFor(this.bytes, this.value, characters, perRow, Number(this.here % BigInt(this.value.bytes)));
    this.visible = visible;
    this.scrollTo(this.row);
  }

  scrollTo(top: bigint): void {
    this.row = clampTop(this.scrolling, top);
  }

  /** Values are of another type; the first one of what was selected is then. */
  showAs(id: Unit['id']): void {
    this.here = this.anchor = this.selection.from;
    this.value = unit(id);
  }

  select(anchor: bigint, cursor: bigint): void {
    this.anchor = anchor;
    this.here = cursor;
    this.row = reveal(this.scrolling, this.row, rowOf(this.layout, cursor));
  }

  /** As with a click, or with Shift and a click. */
  extendTo(cursor: bigint): void {
    this.select(this.anchor, cursor);
  }

  /** Goes to an address, or to the end if that is before it. Values begin there, so rows may have to begin elsewhere. */
  jump(address: bigint): void {
    const inside = address < this.bytes ? address : this.bytes - 1n;
    const shift = Number(inside % BigInt(this.value.bytes));
    if (shift !== this.layout.shift) this.layout = { ...this.layout, shift };
    const row = rowOf(this.layout, inside);
    // Some lines of what is before it are of use, unless it is in view anyway.
    if (row < this.row || row >= this.row + BigInt(this.visible)) this.scrollTo(row - BigInt(Math.floor(this.visible / 4)));
    this.select(inside, inside);
  }

  /** So many bytes further, as far as there are some. */
  move(by: bigint, extend: boolean): void {
    const value = BigInt(this.value.bytes);
    const lowest = BigInt(this.layout.shift);
    const highest = lowest + ((this.bytes - value - lowest) / value) * value;
    let to = this.here + by;
    if (to < lowest) to = by < -value ? lowest + ((this.here - lowest) % BigInt(this.layout.bytes)) : lowest;
    if (to > highest) to = highest;
    this.select(extend ? this.anchor : to, to);
  }

  /** How far a key goes; nothing if it is none of these. */
  distance({ key, far }: Step): bigint | undefined {
    const value = BigInt(this.value.bytes);
    const row = BigInt(this.layout.bytes);
    const page = row * BigInt(Math.max(1, this.visible - 1));
    const inRow = (this.here - rowAddress(this.layout, 0n)) % row;
    switch (key) {
      case 'ArrowLeft':
        return -value;
      case 'ArrowRight':
        return value;
      case 'ArrowUp':
        return -row;
      case 'ArrowDown':
        return row;
      case 'PageUp':
        return -page;
      case 'PageDown':
        return page;
      case 'Home':
        return far ? -this.here : -inRow;
      case 'End':
        return far ? this.bytes : row - value - inRow;
      default:
        return undefined;
    }
  }
}
