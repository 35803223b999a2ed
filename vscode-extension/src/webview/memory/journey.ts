/** Where one has been, to go back there and forward again. */
export class Journey {
  private readonly behind: bigint[] = [];
  private ahead: bigint[] = [];

  /** One goes somewhere else. */
  leave(address: bigint): void {
    if (this.behind.at(-1) !== address) this.behind.push(address);
    if (this.behind.length > 100) this.behind.shift();
    this.ahead = [];
  }

  back(from: bigint): bigint | undefined {
    const to = this.behind.pop();
    if (to !== undefined) this.ahead.push(from);
    return to;
  }

  forward(from: bigint): bigint | undefined {
    const to = this.ahead.pop();
    if (to !== undefined) this.behind.push(from);
    return to;
  }
}
