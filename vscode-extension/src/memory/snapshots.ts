import { Snapshot } from './snapshot';

/** What is known of a memory, and of the stop at which it was looked at last. */
interface Entry {
  readonly snapshot: Snapshot;
  thread: number;
  stop: number;
}

/**
 * The snapshots of all memories of a session. Threads stop each for itself, and each may have a memory of its own: a memory
 * is compared with how it was at the stop before of the thread that looks at it.
 */
export class Snapshots {
  /** By the reference of the memory, which stays the same for as long as the memory is there. */
  private readonly snapshots = new Map<string, Entry>();
  /** The number of the stop of each thread; none while it runs. */
  private readonly stops = new Map<number, number | undefined>();
  private count = 0;

  /** A thread has stopped. */
  stopped(thread: number): void {
    this.stops.set(thread, ++this.count);
  }

  /** A thread is about to go on: what is read from now on may be what it leaves at the stop after, so it is not remembered. */
  resumed(thread: number): void {
    this.stops.set(thread, undefined);
  }

  /** The user looks at a thread that stands still and sees these memories; he may have looked at the same stop before. */
  at(thread: number, memories: readonly { readonly reference: string }[]): void {
    const stop = this.stopOfThread(thread);
    if (stop === undefined) return;
    for (const { reference } of memories) {
      const entry = this.entry(reference);
      if (entry.stop !== stop) entry.snapshot.advance();
      Object.assign(entry, { thread, stop });
    }
  }

  of({ reference }: { readonly reference: string }): Snapshot {
    return this.entry(reference).snapshot;
  }

  /** The number of the stop at which a memory is looked at. */
  stopOf({ reference }: { readonly reference: string }): number {
    return this.entry(reference).stop;
  }

  /** What was read is no longer what is there. */
  forget(): void {
    for (const { snapshot } of this.snapshots.values()) snapshot.forget();
  }

  private stopOfThread(thread: number): number | undefined {
    return this.stops.has(thread) ? this.stops.get(thread) : 0;
  }

  private entry(reference: string): Entry {
    const known = this.snapshots.get(reference);
    if (known) return known;
    const entry: Entry = { snapshot: new Snapshot(() => this.stopOfThread(entry.thread) === entry.stop), thread: 0, stop: 0 };
    this.snapshots.set(reference, entry);
    return entry;
  }
}
