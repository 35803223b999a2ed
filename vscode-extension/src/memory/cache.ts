/** Bytes travel to the page in pieces of this size. */
const PIECE = 4096n;
const MOST = 256;

interface Piece {
  readonly stop: number;
  readonly bytes: Uint8Array;
  readonly changed: Uint8Array;
}

/** A byte that is known, and whether it has changed. */
export interface Known {
  readonly bytes: Uint8Array;
  readonly changed: Uint8Array;
  /** Those that are not known are 0 here. */
  readonly known: Uint8Array;
}

/** Bytes that the page has been told. Those of an earlier stop stay on display until they have been told anew. */
export class Cache {
  private pieces = new Map<bigint, Piece>();
  private stop = 0;

  /** Another stop, or another memory. */
  begin(stop: number, forget: boolean): void {
    this.stop = stop;
    if (forget) this.pieces.clear();
  }

  add(stop: number, address: bigint, bytes: Uint8Array, changed: Uint8Array): void {
    if (stop !== this.stop) return;
    for (let at = 0; at < bytes.length; at += Number(PIECE)) {
      const key = (address + BigInt(at)) / PIECE;
      const end = at + Number(PIECE);
      this.pieces.delete(key);
      this.pieces.set(key, { stop, bytes: bytes.subarray(at, end), changed: changed.subarray(at, end) });
    }
    for (const oldest of this.pieces.keys()) {
      if (this.pieces.size <= MOST) break;
      this.pieces.delete(oldest);
    }
  }

  /** What to ask for so that a range is known, if it is not: whole pieces. */
  missing(address: bigint, count: number, size: bigint): { readonly address: bigint; readonly count: number } | undefined {
    if (count <= 0 || address >= size) return undefined;
    const end = address + BigInt(count) < size ? address + BigInt(count) : size;
    let first = address / PIECE;
    let last = (end - 1n) / PIECE;
    while (first <= last && this.isFresh(first)) first++;
    while (last >= first && this.isFresh(last)) last--;
    if (first > last) return undefined;
    const to = (last + 1n) * PIECE < size ? (last + 1n) * PIECE : size;
    return { address: first * PIECE, count: Number(to - first * PIECE) };
  }

  private isFresh(key: bigint): boolean {
    return this.pieces.get(key)?.stop === this.stop;
  }

  /** What is known of a range. The address may be negative: what is there is not known. */
  read(address: bigint, count: number): Known {
    const bytes = new Uint8Array(count);
    const changed = new Uint8Array(count);
    const known = new Uint8Array(count);
    const from = address < 0n ? 0n : address;
    for (let key = from / PIECE; key * PIECE < address + BigInt(count); key++) {
      const piece = this.pieces.get(key);
      if (!piece) continue;
      const start = Number(key * PIECE - address);
      const skip = Math.max(0, -start);
      const fit = Math.min(piece.bytes.length, count - start);
      if (fit <= skip) continue;
      bytes.set(piece.bytes.subarray(skip, fit), start + skip);
      changed.set(piece.changed.subarray(skip, fit), start + skip);
      known.fill(1, start + skip, start + fit);
    }
    return { bytes, changed, known };
  }
}
