/** Addresses are unsigned and have up to 64 bits, so they are bigints. */
const HIGHEST = (1n << 64n) - 1n;

/** Reads what a person types as an address: `0x120` or `288`. Nothing if it is no address. */
export function parseAddress(words: string): bigint | undefined {
  const text = words.trim().replaceAll('_', '');
  if (!/^(0x[0-9a-f]+|[0-9]+)$/i.test(text)) return undefined;
  const address = BigInt(text);
  return address <= HIGHEST ? address : undefined;
}

/** An address as shown everywhere: at least four hexadecimal digits. */
export function showAddress(address: bigint, digits = 4): string {
  return `0x${address.toString(16).padStart(digits, '0')}`;
}

/** How many digits the addresses of a memory need. */
export function digitsFor(size: bigint): number {
  return Math.max(4, (size > 0n ? size - 1n : 0n).toString(16).length);
}

/** A number of bytes for people: `1 byte`, `2 KiB`, `256 MiB`. */
export function showSize(bytes: bigint): string {
  const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
  if (bytes === 1n) return '1 byte';
  if (bytes < 1024n) return `${bytes} bytes`;
  let scaled = Number(bytes);
  let unit = 'bytes';
  for (const larger of units) {
    if (scaled < 1024) break;
    scaled /= 1024;
    unit = larger;
  }
  return `${Number.isInteger(scaled) ? scaled : scaled.toFixed(1)} ${unit}`;
}
