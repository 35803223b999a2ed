import { unit, type UnitId } from './units';

/** As what the words of a search are read. */
export type PatternKind = 'text' | 'utf16' | 'bytes' | Exclude<UnitId, 'hex' | 'utf8' | 'utf16'>;

export const PATTERN_KINDS: readonly PatternKind[] = ['text', 'utf16', 'bytes', 'u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'u64', 'i64', 'f32', 'f64'];

/** The bytes to look for, or what is wrong with the words. */
export function parsePattern(kind: PatternKind, words: string): Uint8Array | string {
  switch (kind) {
    case 'text':
      return unit('utf8').parse(words);
    case 'utf16':
      return unit('utf16').parse(words);
    case 'bytes':
      return parseBytes(words);
    default:
      return unit(kind).parse(words);
  }
}

/** Bytes in hexadecimal, with blanks between them or without: `48 65 6c`, `0x48,0x65`, `48656c`. */
export function parseBytes(words: string): Uint8Array | string {
  const digits = words.replace(/0x/gi, ' ').replace(/[\s,;_-]+/g, ' ').trim();
  const parts = digits.split(' ').filter(part => part !== '');
  const whole = parts.map(part => (part.length === 1 ? `0${part}` : part)).join('');
  if (whole === '' || whole.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(whole)) return 'bytes are written in hexadecimal: 48 65 6c';
  return Uint8Array.from(whole.match(/../g) ?? [], pair => parseInt(pair, 16));
}
