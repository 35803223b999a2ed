/**
 * Which rows are in view. A memory may have more rows than a page can be high, so there is no page that high: the row at the
 * top is a number, and the slider shows and sets it in proportion.
 */
export interface Scrolling {
  /** Rows of the whole memory. */
  readonly rows: bigint;
  /** Rows that fit. */
  readonly visible: number;
}

/** The nearest row that can be at the top. */
export function clampTop({ rows, visible }: Scrolling, top: bigint): bigint {
  const last = rows - BigInt(visible);
  if (last <= 0n || top < 0n) return 0n;
  return top > last ? last : top;
}

/** Where the slider is in a track of that many pixels, and how long. */
export function slider({ rows, visible }: Scrolling, top: bigint, track: number): { readonly offset: number; readonly length: number } {
  if (rows <= BigInt(visible)) return { offset: 0, length: track };
  const length = Math.max(20, Math.floor((track * visible) / Number(rows)));
  const last = Number(rows - BigInt(visible));
  return { offset: ((track - length) * Number(top)) / last, length };
}

/** The row at the top when the slider is there. Exact at both ends. */
export function topAt(scrolling: Scrolling, offset: number, track: number): bigint {
  const { length } = slider(scrolling, 0n, track);
  const room = track - length;
  const last = scrolling.rows - BigInt(scrolling.visible);
  if (room <= 0 || last <= 0n || offset <= 0) return 0n;
  if (offset >= room) return last;
  const scale = 1n << 32n;
  return (last * BigInt(Math.round((offset / room) * Number(scale)))) / scale;
}

/** The row at the top after as little scrolling as brings a row into view. */
export function reveal(scrolling: Scrolling, top: bigint, row: bigint): bigint {
  if (row < top) return clampTop(scrolling, row);
  const below = top + BigInt(scrolling.visible);
  return clampTop(scrolling, row >= below ? row - BigInt(scrolling.visible) + 1n : top);
}
