import type { StandIns } from './standin';

/** Where something is kept from window to window: a part of `vscode.Memento`. */
export interface Store {
  get<T>(key: string, otherwise: T): T;
  update(key: string, value: unknown): Thenable<void>;
}

/** What a user has said about one file. */
interface Entry {
  /** The function that was called last. */
  readonly invoke?: string;
  /** Arguments by function. */
  readonly args?: Readonly<Record<string, readonly string[]>>;
  readonly imports?: StandIns;
}

const KEY = 'stepwasm.launches';
const MOST_FILES = 100;
const MOST_FUNCTIONS = 100;

/** What users have said when they ran or debugged something, for the next time: also after the window was closed. By the address of the file. */
export class Remembered {
  constructor(private readonly store: Store) {}

  /** The arguments of the last call of a function. */
  arguments(uri: string, name: string): readonly string[] | undefined {
    const args = this.of(uri).args ?? {};
    return Object.hasOwn(args, name) ? args[name] : undefined;
  }

  /** The arguments of all functions of all files. */
  everyArguments(): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
    return Object.fromEntries(Object.entries(this.all()).map(([uri, { args = {} }]) => [uri, args]));
  }

  /** The function that was called last. */
  function(uri: string): string | undefined {
    return this.of(uri).invoke;
  }

  /** What stood in for imports the last time. */
  imports(uri: string): StandIns | undefined {
    return this.of(uri).imports;
  }

  called(uri: string, invoke: string, args: readonly string[]): void {
    const known = this.of(uri);
    this.put(uri, { ...known, invoke, args: newest(known.args ?? {}, invoke, args, MOST_FUNCTIONS) });
  }

  stoodIn(uri: string, imports: StandIns): void {
    this.put(uri, { ...this.of(uri), imports });
  }

  private all(): Readonly<Record<string, Entry>> {
    return this.store.get<Readonly<Record<string, Entry>>>(KEY, {});
  }

  private of(uri: string): Entry {
    return this.all()[uri] ?? {};
  }

  private put(uri: string, entry: Entry): void {
    void this.store.update(KEY, newest(this.all(), uri, entry, MOST_FILES));
  }
}

/** What was used last stands last; only so many are kept. */
function newest<T>(known: Readonly<Record<string, T>>, key: string, value: T, most: number): Readonly<Record<string, T>> {
  const others = Object.entries(known).filter(([other]) => other !== key);
  return Object.fromEntries([...others, [key, value] as const].slice(-most));
}
