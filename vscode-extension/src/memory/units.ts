/** How bytes can be shown and typed. All numbers in a memory begin with their lowest byte. */
export interface Unit {
  readonly id: UnitId;
  readonly label: string;
  /** How many bytes one of them has. */
  readonly bytes: number;
  /** The most characters that one can take. */
  readonly width: number;
  /** Shows the one that begins there; all its bytes are in the view. */
  show(view: DataView, at: number): string;
  /** The bytes that a text means, or what is wrong with it. */
  parse(text: string): Uint8Array | string;
}

export type UnitId = 'hex' | 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'u64' | 'i64' | 'f32' | 'f64' | 'utf8' | 'utf16';

function bytesOf(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}

function integer(bits: 8 | 16 | 32 | 64, signed: boolean): Unit {
  const id = `${signed ? 'i' : 'u'}${bits}` as UnitId;
  const bytes = bits / 8;
  const lowest = -(1n << BigInt(bits - 1));
  const highest = (1n << BigInt(bits)) - 1n;
  return {
    id,
    label: id,
    bytes,
    width: (signed ? lowest : highest).toString().length,
    show(view, at) {
      switch (bits) {
        case 8:
          return String(signed ? view.getInt8(at) : view.getUint8(at));
        case 16:
          return String(signed ? view.getInt16(at, true) : view.getUint16(at, true));
        case 32:
          return String(signed ? view.getInt32(at, true) : view.getUint32(at, true));
        case 64:
          return String(signed ? view.getBigInt64(at, true) : view.getBigUint64(at, true));
      }
    },
    parse(text) {
      const number = parseInteger(text);
      if (number === undefined) return `${id} is a whole number: 42, -1 or 0x2a`;
      // Either reading of the same bits is meant by people.
      if (number < lowest || number > highest) return `${text.trim()} does not fit into ${id}`;
      const wanted = BigInt.asUintN(64, number);
      return bytesOf(8, view => view.setBigUint64(0, wanted, true)).slice(0, bytes);
    }
  };
}

/** A decimal or hexadecimal number with or without a sign. */
function parseInteger(text: string): bigint | undefined {
  const match = /^([+-]?)(0x[0-9a-f]+|[0-9]+)$/i.exec(text.trim().replaceAll('_', ''));
  if (!match?.[2]) return undefined;
  const magnitude = BigInt(match[2]);
  return match[1] === '-' ? -magnitude : magnitude;
}

function float(bits: 32 | 64): Unit {
  const id: UnitId = bits === 32 ? 'f32' : 'f64';
  return {
    id,
    label: id,
    bytes: bits / 8,
    width: bits === 32 ? 13 : 23,
    show(view, at) {
      return showFloat(bits === 32 ? view.getFloat32(at, true) : view.getFloat64(at, true), bits);
    },
    parse(text) {
      const number = parseFloating(text);
      if (number === undefined) return `${id} is a number: 1.5, -2e10, inf or nan`;
      return bytesOf(bits / 8, view => (bits === 32 ? view.setFloat32(0, number, true) : view.setFloat64(0, number, true)));
    }
  };
}

/** The shortest decimal that means the same number. */
function showFloat(value: number, bits: 32 | 64): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0';
  if (bits === 64) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const shown = Number(value.toPrecision(digits));
    if (Math.fround(shown) === value) return String(shown);
  }
  return String(Number(value.toPrecision(9)));
}

function parseFloating(text: string): number | undefined {
  const word = text.trim().toLowerCase().replaceAll('_', '');
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(word);
  if (special) return special[2] === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(word) ? Number(word) : undefined;
}

const hex: Unit = {
  id: 'hex',
  label: 'hex',
  bytes: 1,
  width: 2,
  show: (view, at) => view.getUint8(at).toString(16).padStart(2, '0'),
  parse: text => (/^\s*(0x)?[0-9a-f]{1,2}\s*$/i.test(text) ? Uint8Array.of(parseInt(text.trim().replace(/^0x/i, ''), 16)) : 'a byte is 00 to ff')
};

/** The character that begins there: a dot for what cannot be seen, nothing for the inside of a longer one. */
const utf8: Unit = {
  id: 'utf8',
  label: 'utf8',
  bytes: 1,
  width: 1,
  show: (view, at) => character8(view, at),
  parse: text => (text === '' ? 'type some text' : new TextEncoder().encode(text))
};

const utf16: Unit = {
  id: 'utf16',
  label: 'utf16',
  bytes: 2,
  width: 1,
  show(view, at) {
    const first = view.getUint16(at, true);
    if (first >= 0xdc00 && first < 0xe000) return '';
    if (first < 0xd800 || first >= 0xe000) return visible(first);
    const second = at + 4 <= view.byteLength ? view.getUint16(at + 2, true) : 0;
    return second >= 0xdc00 && second < 0xe000 ? visible(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)) : '.';
  },
  parse(text) {
    if (text === '') return 'type some text';
    return bytesOf(text.length * 2, view => [...text.split('')].forEach((unit, i) => view.setUint16(2 * i, unit.charCodeAt(0), true)));
  }
};

function character8(view: DataView, at: number): string {
  const first = view.getUint8(at);
  if (first < 0x80) return visible(first);
  if (first < 0xc0) return isInside(view, at) ? '' : '.';
  const length = lengthOf8(first);
  if (length === 0 || at + length > view.byteLength) return '.';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
    return visible(text.codePointAt(0) ?? 0);
  } catch {
    return '.';
  }
}

/** Whether a byte that goes on belongs to a character that begins up to three bytes before. */
function isInside(view: DataView, at: number): boolean {
  for (let back = 1; back <= 3 && back <= at; back++) {
    const byte = view.getUint8(at - back);
    if (byte >= 0xc0) return lengthOf8(byte) > back && character8(view, at - back) !== '.';
    if (byte < 0x80) return false;
  }
  return false;
}

function lengthOf8(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

function visible(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  // Controls, formats such as those that turn the direction of writing, marks that join, and what nobody has given a meaning.
  return /^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(character) ? character : '.';
}

/** All of them, in the order of the choice. */
export const UNITS: readonly Unit[] = [
  hex,
  integer(8, false),
  integer(8, true),
  integer(16, false),
  integer(16, true),
  integer(32, false),
  integer(32, true),
  integer(64, false),
  integer(64, true),
  float(32),
  float(64),
  utf8,
  utf16
];

export function unit(id: UnitId): Unit {
  return UNITS.find(each => each.id === id) ?? hex;
}
