/** The offset that someone has typed, or copied out of a message: `499`, `0x1f3`, `wasm-function[12]:0x1f3`, `(at offset 0x1f3)`. */
export function offsetIn(text: string): number | undefined {
  const words = text.trim();
  const found = /^\d+$/.exec(words)?.[0] ?? /(?:^|[^0-9a-z])(0x[0-9a-f]+)[^0-9a-z]*$/i.exec(words)?.[1];
  const offset = found === undefined ? NaN : Number(found);
  return Number.isSafeInteger(offset) ? offset : undefined;
}
