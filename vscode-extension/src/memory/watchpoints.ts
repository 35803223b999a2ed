import type { Access } from './protocol';

/** Bytes of a memory that are watched. */
export interface Watchpoint {
  /** Reference of the memory. */
  readonly memory: string;
  readonly address: bigint;
  readonly count: number;
  readonly access: Access;
}

/** What the debug adapter says of one. */
export interface Placed {
  readonly id?: number;
  readonly verified: boolean;
  readonly message?: string;
}

/** What is watched in one session. The adapter is told all of it at each change. */
export class Watchpoints {
  private wanted: readonly Watchpoint[] = [];
  private placed: readonly Placed[] = [];

  get all(): readonly Watchpoint[] {
    return this.wanted;
  }

  /** Adds one; of two that are the same, one is enough. Answers whether it is new. */
  add(added: Watchpoint): boolean {
    if (this.wanted.some(each => isSame(each, added))) return false;
    this.wanted = [...this.wanted, added];
    return true;
  }

  /** Answers whether there was one. */
  remove(removed: Watchpoint): boolean {
    const rest = this.wanted.filter(each => !isSame(each, removed));
    const found = rest.length < this.wanted.length;
    this.placed = this.placed.filter((_, i) => !isSame(this.wanted[i] ?? removed, removed));
    this.wanted = rest;
    return found;
  }

  /** Hears what the adapter says of all of them, in their order. */
  told(placed: readonly Placed[]): void {
    this.placed = placed;
  }

  /** Hears what has become of one later. Answers whether it is one of these. */
  changed(placed: Placed): boolean {
    const known = placed.id !== undefined && this.placed.some(each => each.id === placed.id);
    if (known) this.placed = this.placed.map(each => (each.id === placed.id ? placed : each));
    return known;
  }

  /** Those of a memory, with what is wrong with them and whether the stop with these numbers is theirs. */
  in(memory: string, hit: readonly number[]): (Watchpoint & { readonly problem: string; readonly hit: boolean })[] {
    return this.wanted.flatMap((each, i) => {
      if (each.memory !== memory) return [];
      const placed = this.placed[i];
      const problem = placed === undefined || placed.verified ? '' : (placed.message ?? 'it cannot be watched');
      return [{ ...each, problem, hit: placed?.id !== undefined && hit.includes(placed.id) }];
    });
  }
}

function isSame(a: Watchpoint, b: Watchpoint): boolean {
  return a.memory === b.memory && a.address === b.address && a.count === b.count && a.access === b.access;
}
