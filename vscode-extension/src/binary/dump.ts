const ROW = 16;

/** Bytes as rows of sixteen, with their offsets and what they are as characters. */
export function dump(bytes: Uint8Array, from: number, to: number): string {
  const rows: string[] = [];
  for (let at = from - (from % ROW); at < to; at += ROW) {
    const row = [...bytes.subarray(at, Math.min(at + ROW, to))];
    const hex = row.map(byte => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    rows.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(3 * ROW - 1)}  ${text}`);
  }
  return rows.join('\n');
}

/** Of a large file as much as is worth looking at: around a place, or the beginning. */
export function around(size: number, offset: number, most: number): { from: number; to: number } {
  if (size <= most) return { from: 0, to: size };
  const from = Math.max(0, Math.min(offset - most / 2, size - most));
  return { from: from - (from % ROW), to: Math.min(size, from + most) };
}

/** The row of a dump that has a byte. */
export function rowOf(offset: number, from: number): number {
  return Math.floor((offset - from) / ROW);
}
