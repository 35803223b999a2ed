/** Lets so many through at once; others wait for their turn, in the order in which they came. */
export class Gate {
  private readonly waiting: (() => void)[] = [];

  /** @param free how many there is room for */
  constructor(private free: number) {}

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>(resolve => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
