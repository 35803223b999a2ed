/** Bytes of linear memory are read and remembered in pieces of this size. */
export const CHUNK = 1024;

/** How many pieces are read again at a stop so that changes outside the visible part are known too: 64 KiB, one Wasm page. */
const KEPT = 64;

/** Some bytes and which of them have changed since the stop before. Shorter than asked for at the end of the memory. */
export interface Excerpt {
  readonly address: number;
  readonly bytes: Uint8Array;
  readonly changed: readonly number[];
}

/** Where the bytes come from: at most `count` bytes from `address` on, fewer at the end of the memory. */
export type ReadMemory = (address: number, count: number) => Promise<Uint8Array>;

/** What is known of one linear memory at this stop and at the one before. */
export class Snapshot {
  private current = new Map<number, Uint8Array>();
  private before = new Map<number, Uint8Array>();

  /** The program has run on: what was current is now the past. */
  advance(): void {
    this.before = new Map([...this.before, ...this.current]);
    this.current = new Map();
    for (const oldest of [...this.before.keys()].slice(0, -KEPT)) this.before.delete(oldest);
  }

  /** The debugger has said that the program stands still but bytes were written (by the user): read them again. */
  forget(): void {
    this.current = new Map();
  }

  async read(address: number, count: number, source: ReadMemory): Promise<Excerpt> {
    const bytes = new Uint8Array(count);
    const changed: number[] = [];
    let length = 0;
    for (let chunk = Math.floor(address / CHUNK); chunk * CHUNK < address + count; chunk++) {
      const now = await this.chunk(chunk, source);
      const past = this.before.get(chunk);
      const from = Math.max(address, chunk * CHUNK);
      const to = Math.min(address + count, chunk * CHUNK + now.length);
      for (let at = from; at < to; at++) {
        const value = now[at - chunk * CHUNK] ?? 0;
        const old = past?.[at - chunk * CHUNK];
        if (old !== undefined && old !== value) changed.push(at - address);
        bytes[at - address] = value;
      }
      length = Math.max(length, to - address);
      if (now.length < CHUNK) break;
    }
    return { address, bytes: bytes.subarray(0, Math.max(0, length)), changed };
  }

  /** Reads again what was known at the last stop, as long as `wanted` says so, so that the next stop can tell what changed. */
  async readAgain(source: ReadMemory, wanted: () => boolean): Promise<void> {
    for (const chunk of [...this.before.keys()].reverse()) {
      if (!wanted()) return;
      await this.chunk(chunk, source);
    }
  }

  private async chunk(chunk: number, source: ReadMemory): Promise<Uint8Array> {
    const known = this.current.get(chunk);
    if (known) return known;
    const current = this.current;
    const bytes = await source(chunk * CHUNK, CHUNK);
    // Into the map of the stop at which it was asked for: the program may have run on meanwhile.
    current.set(chunk, bytes);
    return bytes;
  }
}
