import type { Parameter } from '../run/arguments';

/** What the language server says about a file that is to be launched. */
export interface Launchable {
  readonly functions: readonly Callable[];
  readonly imports: readonly Wanted[];
  /** Files of modules of the workspace, by the names under which they are imported. */
  readonly links: Readonly<Record<string, string>>;
  /** Whether the user wants stubs for imports without being asked. */
  readonly stubs: boolean;
}

/** An exported function. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly results: readonly string[];
  /** Those of the last time or of a comment in the text, or zeros. */
  readonly arguments: readonly string[];
}

/** An import; functions have parameters and results. */
export interface Wanted {
  readonly module: string;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly linked: boolean;
  /** The linked module that wants it, if that is not the program itself. */
  readonly importer?: string;
  readonly parameters?: readonly Parameter[];
  readonly results?: readonly string[];
}

/** The part of a launch configuration that says what is called, and what is given to it. */
export interface Launch {
  readonly [attribute: string]: unknown;
}

/** The server names no more functions: one that is not among so many may be there all the same. */
const MOST_FUNCTIONS = 1_000;

/** What a WASI program begins with. */
const START = '_start';

/** The functions of which one will be called; one if it is known which, none if there is nothing to ask. */
export function candidates(launch: Launch, { functions }: Launchable): readonly Callable[] {
  const named = text(launch.invoke);
  const known = named ?? (functions.some(({ name }) => name === START) ? START : undefined);
  return known === undefined ? functions : functions.filter(({ name }) => name === known);
}

/** Whether all functions are known, so that one which is not among them is not there. */
export function knowsAll({ functions }: Launchable): boolean {
  return functions.length < MOST_FUNCTIONS;
}

/** Whether the arguments of a function must be asked for: it takes some, and the launch says nothing about them. */
export function wantsArguments(launch: Launch, callable: Callable): boolean {
  return callable.parameters.length > 0 && launch.args === undefined;
}

/** `env.log`, as launch.json names it. */
export function nameOf({ module, name }: { readonly module: string; readonly name: string }): string {
  return `${module}.${name}`;
}

/** The modules that a launch should be linked with, as it does not say it itself; nothing if that is not needed. */
export function linksFor(launch: Launch, launchable: Launchable): Readonly<Record<string, string>> | undefined {
  const needed = launch.links === undefined && launchable.imports.some(wanted => wanted.linked && !isStub(launch, wanted));
  return needed ? launchable.links : undefined;
}

/** The imports that nothing is given for, each once. What host classes give only the debugger finds out. */
export function missingImports(launch: Launch, { imports }: Launchable): readonly Wanted[] {
  if (isGiven(launch.hostModules) || isGiven(launch.classpath)) return [];
  const links = launch.links === undefined ? undefined : members(launch.links);
  const missing = imports.filter(wanted => {
    if (isStub(launch, wanted)) return false;
    if (!links) return !wanted.linked;
    return wanted.importer === undefined && !(wanted.module in links); // what is linked may be another file than the server thinks of
  });
  return [...new Map(missing.map(wanted => [nameOf(wanted), wanted])).values()];
}

function isStub({ imports }: Launch, wanted: Wanted): boolean {
  const stubs = members(imports);
  return [nameOf(wanted), `${wanted.module}.*`, '*'].some(name => name in stubs);
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isGiven(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** `(x: i32, y: i32) -> i32` */
export function signature({ parameters = [], results = [] }: Pick<Wanted, 'parameters' | 'results'>): string {
  const takes = `(${parameters.map(({ name, type }) => (/^\d+$/.test(name) ? type : `${name}: ${type}`)).join(', ')})`;
  return results.length === 0 ? takes : `${takes} -> ${results.join(', ')}`;
}
