import { Snapshot } from './snapshot';

/**
 * The snapshots of all memories of a session. Threads stop each for itself, and each may have a memory of its own: a memory
 * is compared with how it was at the stop before of the thread that looks at it.
 */
export class Snapshots {
  /** By the reference of the memory, which stays the same for as long as the memory is there. */
  private readonly snapshots = new Map<string, { readonly snapshot: Snapshot; stop: number }>();
  private readonly stops = new Map<number, number>();
  private count = 0;

  /** A thread has stopped. */
  stopped(thread: number): void {
    this.stops.set(thread, ++this.count);
  }

  /** The user looks at a thread that stands still and sees these memories; he may have looked at the same stop before. */
  at(thread: number, memories: readonly { readonly reference: string }[]): void {
    const stop = this.stops.get(thread) ?? 0;
    for (const { reference } of memories) {
      const entry = this.entry(reference);
      if (entry.stop !== stop) entry.snapshot.advance();
      entry.stop = stop;
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

  /** Another session begins. */
  clear(): void {
    this.snapshots.clear();
    this.stops.clear();
  }

  private entry(reference: string) {
    let entry = this.snapshots.get(reference);
    if (!entry) this.snapshots.set(reference, (entry = { snapshot: new Snapshot(), stop: 0 }));
    return entry;
  }
}
