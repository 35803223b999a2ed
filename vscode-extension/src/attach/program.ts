/** A running Java program that offers its WebAssembly to debuggers, as `stepwasm dap --list --json` names it. */
export interface Program {
  readonly pid: number;
  readonly name: string;
  readonly port: number;
  /** When the process has started; undefined where the system does not say it. */
  readonly since: Date | undefined;
}

/** What the list says; throws in words if it is no list. What is no program in it, or one of a newer kind, is left out. */
export function programs(json: string): Program[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    throw new Error(`the list of programs cannot be read: ${json.slice(0, 200)}`);
  }
  if (!Array.isArray(list)) throw new Error(`the list of programs cannot be read: ${json.slice(0, 200)}`);
  return list.flatMap(entry => program(entry) ?? []).sort((a, b) => newestFirst(a, b) || a.pid - b.pid);
}

function program(entry: unknown): Program | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { pid, program: name, port, since: started } = entry as Record<string, unknown>;
  if (typeof pid !== 'number' || typeof port !== 'number') return undefined;
  const since = typeof started === 'string' || typeof started === 'number' ? new Date(started) : undefined;
  return { pid, port, name: typeof name === 'string' && name !== '' ? name : 'a Java program', since: since && isNaN(since.getTime()) ? undefined : since };
}

function newestFirst(a: Program, b: Program): number {
  return (b.since?.getTime() ?? 0) - (a.since?.getTime() ?? 0);
}

/** How long ago that was, as people say it. */
export function ago(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  if (seconds < 60) return `started ${seconds} s ago`;
  if (seconds < 60 * 60) return `started ${Math.floor(seconds / 60)} min ago`;
  if (seconds < 24 * 60 * 60) return `started ${Math.floor(seconds / 3600)} h ago`;
  return `started on ${then.toISOString().slice(0, 10)}`;
}
