import { digitsFor } from './address';
import type { Unit } from './units';

/** How the bytes of a memory stand in rows. */
export interface Shape {
  /** Bytes of a row. */
  readonly bytes: number;
  /** Where rows begin: a multiple of `bytes` and this many more, so that what begins at an odd address stands in one column. */
  readonly shift: number;
  /** Hexadecimal digits of an address. */
  readonly digits: number;
}

/** The numbers of bytes that a row can have. */
export const PER_ROW = [4, 8, 16, 32, 64] as const;

/** How many characters a row takes: address, values with a wider gap each eight bytes, text. */
export function widthOf(digits: number, unit: Unit, bytes: number): number {
  const columns = bytes / unit.bytes;
  const gaps = Math.max(0, Math.ceil(bytes / 8) - 1);
  return digits + 2 + columns * (unit.width + 1) + gaps + 1 + bytes;
}

/** The shape for a memory in so many characters: as many bytes to a row as fit, or as many as are wanted. */
export function shapeFor(size: bigint, unit: Unit, characters: number, wanted: number, shift: number): Shape {
  const digits = digitsFor(size);
  const possible = PER_ROW.filter(bytes => bytes >= unit.bytes);
  const fitting = possible.findLast(bytes => widthOf(digits, unit, bytes) <= characters);
  const bytes = possible.find(each => each === wanted) ?? fitting ?? possible[0] ?? 8;
  return { bytes, digits, shift: shift % unit.bytes };
}

/** The address at which a row begins; negative for the first one if rows are shifted. */
export function rowAddress({ bytes, shift }: Shape, row: bigint): bigint {
  return row * BigInt(bytes) + BigInt(shift > 0 ? shift - bytes : 0);
}

export function rowOf(shape: Shape, address: bigint): bigint {
  return (address - rowAddress(shape, 0n)) / BigInt(shape.bytes);
}

export function rowsOf(shape: Shape, size: bigint): bigint {
  return size === 0n ? 0n : rowOf(shape, size - 1n) + 1n;
}
