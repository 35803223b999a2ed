/** Which blocks of a memory are in use, as bits: the lowest of the first byte is the first block. */
export interface Use {
  readonly blockSize: number;
  readonly nonZero: Uint8Array;
  readonly changed: Uint8Array;
  /** Whether it is known what has changed: not at the first stop. */
  readonly compared: boolean;
}

export function isSet(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}

/** What is in each of `parts` equal parts of the memory: 0 nothing, 1 something, 2 something that has changed. */
export function inParts(use: Use, size: bigint, parts: number): Uint8Array {
  const marks = new Uint8Array(parts);
  const blocks = Number((size + BigInt(use.blockSize) - 1n) / BigInt(use.blockSize));
  const scale = (use.blockSize * parts) / Number(size);
  for (const [bits, mark] of [
    [use.nonZero, 1],
    [use.changed, 2]
  ] as const) {
    for (const block of setBits(bits, blocks)) {
      const from = Math.min(parts - 1, Math.floor(block * scale));
      const to = Math.min(parts - 1, Math.max(from, Math.ceil((block + 1) * scale) - 1));
      for (let part = from; part <= to; part++) marks[part] = mark;
    }
  }
  return marks;
}

/** The numbers of the bits that are set. */
export function* setBits(bits: Uint8Array, limit: number): Generator<number> {
  for (let byte = 0; byte < bits.length; byte++) {
    const value = bits[byte] ?? 0;
    if (value === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      const index = byte * 8 + bit;
      if (value & (1 << bit) && index < limit) yield index;
    }
  }
}

/** How many pages have something in them. */
export function pagesWith(bits: Uint8Array, use: Use, size: bigint, pageSize: number): number {
  const blocks = Number((size + BigInt(use.blockSize) - 1n) / BigInt(use.blockSize));
  const pages = new Set<number>();
  let count = 0;
  for (const block of setBits(bits, blocks)) {
    // A block that is larger than a page stands for all of its pages: nobody knows in which of them it is.
    if (use.blockSize > pageSize) count += use.blockSize / pageSize;
    else pages.add(Math.floor((block * use.blockSize) / pageSize));
  }
  return count + pages.size;
}

/** The beginning of the next block that is set behind an address, or of the one before it; round at the ends. */
export function neighbour(bits: Uint8Array, blockSize: number, address: bigint, forward: boolean): bigint | undefined {
  const all = [...setBits(bits, bits.length * 8)];
  const here = Number(address / BigInt(blockSize));
  const found = forward ? (all.find(block => block > here) ?? all[0]) : (all.findLast(block => block < here) ?? all.at(-1));
  return found === undefined ? undefined : BigInt(found) * BigInt(blockSize);
}
