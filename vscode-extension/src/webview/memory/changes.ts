import { showAddress } from '../../memory/address';
import type { Cache } from '../../memory/cache';
import type { Strip } from './strip';

/** What going from change to change does to the page. */
export interface Going {
  cursor(): bigint;
  /** Goes there, from where one can come back. */
  visit(address: bigint): void;
  jump(address: bigint): void;
  say(words: string): void;
}

/** Goes to what has changed since the stop before. For parts that were not in view then only the part is known. */
export class Changes {
  /** A part in which the byte is looked for. */
  private part: { readonly from: bigint; readonly to: bigint } | undefined;

  constructor(
    private readonly cache: Cache,
    private readonly strip: Strip,
    private readonly going: Going
  ) {}

  next(forward: boolean): void {
    const length = BigInt(this.strip.blockSize);
    const near = length === 0n ? undefined : this.near(forward, length);
    if (near !== undefined) return this.going.visit(near);
    const to = this.strip.next(true, this.going.cursor(), forward);
    if (to === undefined) return this.going.say('Nothing in this memory has changed since the last stop.');
    this.going.say('');
    this.part = { from: to, to: to + length };
    this.going.visit(to);
    this.look();
  }

  /** Looks again for the byte, as more of the memory may be known. */
  look(): void {
    const { part } = this;
    if (!part) return;
    const { changed, known } = this.cache.read(part.from, Number(part.to - part.from));
    const first = changed.indexOf(1);
    if (first < 0 && known[0] !== 1) return;
    this.part = undefined;
    if (first >= 0) return this.going.jump(part.from + BigInt(first));
    const range = `${showAddress(part.from)} and ${showAddress(part.to - 1n)}`;
    this.going.say(`Something has changed between ${range}; which bytes is not known, because they were not in view at the last stop.`);
  }

  /** A change in the same part that does not go on from the cursor. */
  private near(forward: boolean, length: bigint): bigint | undefined {
    const cursor = this.going.cursor();
    const from = (cursor / length) * length;
    const { changed } = this.cache.read(from, Number(length));
    const isBeginning = (at: number) => changed[at] === 1 && changed[at - 1] !== 1;
    const step = forward ? 1 : -1;
    for (let at = Number(cursor - from) + step; at >= 0 && at < changed.length; at += step) if (isBeginning(at)) return from + BigInt(at);
    return undefined;
  }
}
