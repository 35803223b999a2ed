/** Bytes of linear memory are read and remembered in pieces of this size. */
export const CHUNK = 4096;

const SIZE = BigInt(CHUNK);

/** How many pieces are read again at a stop so that changes outside the visible part are known too: 256 KiB. */
const KEPT = 64;

/** How many pieces of this stop are remembered at most: 8 MiB. */
const MOST = 2048;

/** Some bytes and which of them have changed since the stop before. Shorter than asked for at the end of the memory. */
export interface Excerpt {
  readonly address: bigint;
  readonly bytes: Uint8Array;
  /** A byte for each, 1 if it has changed. */
  readonly changed: Uint8Array;
}

/** Where the bytes come from: at most `count` bytes from `address` on, fewer at the end of the memory. */
export type ReadMemory = (address: bigint, count: number) => Promise<Uint8Array>;

/** What is known of one linear memory at this stop and at the one before. */
export class Snapshot {
  private current = new Map<bigint, Uint8Array>();
  private readonly before = new Map<bigint, Uint8Array>();

  /** @param stands whether the program still stands where it did when this snapshot was advanced last */
  constructor(private readonly stands: () => boolean = () => true) {}

  /** The program has run on: what was current is now the past. */
  advance(): void {
    for (const [chunk, bytes] of this.current) {
      this.before.delete(chunk); // so that what was looked at last is last
      this.before.set(chunk, bytes);
    }
    this.current = new Map();
    for (const oldest of [...this.before.keys()].slice(0, -KEPT)) this.before.delete(oldest);
  }

  /** The debugger has said that the program stands still but bytes were written (by the user): read them again. */
  forget(): void {
    this.current = new Map();
  }

  async read(address: bigint, count: number, source: ReadMemory): Promise<Excerpt> {
    const first = address / SIZE;
    const last = (address + BigInt(Math.max(count, 1)) - 1n) / SIZE;
    const current = await this.load(first, last, source);
    const bytes = new Uint8Array(count);
    const changed = new Uint8Array(count);
    let length = 0;
    for (let chunk = first; chunk <= last; chunk++) {
      const now = current.get(chunk);
      if (!now) break;
      const past = this.before.get(chunk);
      const start = Number(chunk * SIZE - address); // where the chunk begins in the excerpt
      for (let at = Math.max(0, -start); at < now.length && start + at < count; at++) {
        const value = now[at] ?? 0;
        bytes[start + at] = value;
        if (past && at < past.length && past[at] !== value) changed[start + at] = 1;
      }
      length = Math.max(0, Math.min(count, start + now.length));
      if (now.length < CHUNK) break;
    }
    return { address, bytes: bytes.subarray(0, length), changed: changed.subarray(0, length) };
  }

  /** Reads again what was known at the last stop, as long as `wanted` says so, so that the next stop can tell what changed. */
  async readAgain(source: ReadMemory, wanted: () => boolean): Promise<void> {
    const missing = [...this.before.keys()].filter(chunk => !this.current.has(chunk)).sort((a, b) => (a < b ? -1 : 1));
    while (missing.length > 0 && wanted()) {
      const first = missing.shift() ?? 0n;
      let last = first;
      while (missing[0] === last + 1n) last = missing.shift() ?? last;
      await this.load(first, last, source);
    }
  }

  /** Makes sure that pieces are known, with as few reads as possible. Answers the map of the stop at which it was asked for. */
  private async load(first: bigint, last: bigint, source: ReadMemory): Promise<Map<bigint, Uint8Array>> {
    let current = this.current; // the program may run on meanwhile
    for (let chunk = first; chunk <= last; chunk++) {
      const known = current.get(chunk);
      if (known) {
        current.delete(chunk);
        current.set(chunk, known);
        continue;
      }
      let end = chunk;
      while (end < last && !current.has(end + 1n)) end++;
      const bytes = await source(chunk * SIZE, Number(end - chunk + 1n) * CHUNK);
      if (!this.stands()) current = new Map(current); // these bytes may be those of the next stop: they are shown, not remembered
      for (let each = chunk; each <= end; each++) {
        const from = Number(each - chunk) * CHUNK;
        current.set(each, bytes.slice(from, from + CHUNK));
      }
      for (const oldest of current.keys()) {
        if (current.size <= MOST) break;
        if (oldest < first || oldest > last) current.delete(oldest);
        else break;
      }
      chunk = end;
    }
    return current;
  }
}
