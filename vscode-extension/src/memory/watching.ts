import type * as vscode from 'vscode';
import { type Placed, type Watchpoint, Watchpoints } from './watchpoints';

const KEY = 'stepwasm.memory.watchpoints';

/** As it is kept from session to session. */
interface Kept {
  readonly memory: string;
  readonly address: string;
  readonly count: number;
  readonly access: Watchpoint['access'];
}

/** Tells debug adapters what is watched, and keeps it for the next session with the same program. */
export class Watching {
  private readonly sessions = new Map<string, Watchpoints>();

  constructor(private readonly memento: vscode.Memento) {}

  /** What is watched in a session. */
  of(session: vscode.DebugSession): Watchpoints {
    let known = this.sessions.get(session.id);
    if (!known) {
      known = new Watchpoints();
      for (const each of this.kept()[programOf(session)] ?? []) known.add({ ...each, address: BigInt(each.address) });
      this.sessions.set(session.id, known);
    }
    return known;
  }

  /** A session is ready to be told where to stop. */
  async begins(session: vscode.DebugSession): Promise<void> {
    if (this.of(session).all.length > 0) await this.send(session);
  }

  forget(session: vscode.DebugSession): void {
    this.sessions.delete(session.id);
  }

  /** Adds or removes one; if the adapter refuses, all is as before, and the promise fails. */
  async change(session: vscode.DebugSession, change: 'add' | 'remove', watchpoint: Watchpoint): Promise<void> {
    const watchpoints = this.of(session);
    if (!watchpoints[change](watchpoint)) return;
    try {
      await this.send(session);
    } catch (error) {
      watchpoints[change === 'add' ? 'remove' : 'add'](watchpoint);
      throw error;
    }
    await this.keep(session, watchpoints);
  }

  private async send(session: vscode.DebugSession): Promise<void> {
    const watchpoints = this.of(session);
    const breakpoints = watchpoints.all.map(({ memory, address, count, access }) => ({
      memoryReference: `${memory}+0x${address.toString(16)}`,
      count,
      accessType: access
    }));
    const answer = (await session.customRequest('stepwasm/watch', { breakpoints })) as { readonly breakpoints: readonly Placed[] };
    watchpoints.told(answer.breakpoints);
  }

  /** Instances are numbered anew in each run, so what is watched in one of several is not kept. */
  private keep(session: vscode.DebugSession, watchpoints: Watchpoints): Thenable<void> {
    const all = watchpoints.all
      .filter(({ memory }) => !memory.includes('instance['))
      .map(each => ({ ...each, address: each.address.toString() }));
    return this.memento.update(KEY, { ...this.kept(), [programOf(session)]: all.length > 0 ? all : undefined });
  }

  private kept(): Readonly<Record<string, readonly Kept[] | undefined>> {
    return this.memento.get(KEY, {});
  }
}

function programOf({ configuration }: vscode.DebugSession): string {
  const program: unknown = configuration['program'];
  return typeof program === 'string' ? program : configuration.name;
}
