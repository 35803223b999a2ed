/** Reads what a person types as an address: `0x120` or `288`. Nothing if it is no address. */
export function parseAddress(words: string): number | undefined {
  const text = words.trim().replaceAll('_', '');
  if (!/^(0x[0-9a-f]+|[0-9]+)$/i.test(text)) return undefined;
  const address = Number(text);
  return Number.isSafeInteger(address) ? address : undefined;
}

/** An address as shown everywhere: at least four hexadecimal digits. */
export function showAddress(address: number): string {
  return `0x${address.toString(16).padStart(4, '0')}`;
}
