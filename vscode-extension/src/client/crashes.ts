/** Counts how often the server has ended by itself of late. */
export class Crashes {
  /** So many are mended by a new start. */
  static readonly FORGIVEN = 5;
  /** What is longer ago, in milliseconds, does not count. */
  static readonly LATELY = 3 * 60_000;

  /** What of late means, for people. */
  static readonly WITHIN = `within ${Crashes.LATELY / 60_000} minutes`;

  private times: number[] = [];

  /** One more, at this time in milliseconds; returns how many there were lately, with this one. */
  happened(at: number): number {
    this.times = [...this.times.filter(time => at - time < Crashes.LATELY), at];
    return this.times.length;
  }

  forget(): void {
    this.times = [];
  }
}
