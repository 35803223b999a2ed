import { mistake, words } from '../run/arguments';
import { nameOf, type Wanted } from './launchable';

/** What stands in for an import, as `imports` in launch.json has it. */
export type StandIn =
  | 'log'
  | 'echo'
  | 'new'
  | { readonly returns: readonly string[] }
  | { readonly call: string }
  | { readonly trap: string }
  | { readonly value: string };

/** Stand-ins by `module.name`. */
export type StandIns = Readonly<Record<string, StandIn>>;

/** A way to stand in for an import that a user can choose; `ask` says what there is to type. */
export interface Way {
  readonly label: string;
  readonly detail: string;
  /** The stand-in, once what it takes is known. */
  make(typed: string): StandIn;
  readonly ask?: Question;
}

/** What a user is asked to type. */
export interface Question {
  readonly prompt: string;
  readonly value: string;
  /** What is wrong with it, in words. */
  mistake(typed: string): string | undefined;
}

/** What stands in for an import if nobody chooses: it runs, and shows when the program calls. */
export function usual(wanted: Wanted): StandIn {
  return wanted.kind === 'func' ? 'log' : 'new';
}

/** What stands in for all of them if nobody chooses. */
export function usualFor(missing: readonly Wanted[]): StandIns {
  return Object.fromEntries(missing.map(wanted => [nameOf(wanted), usual(wanted)]));
}

/** Everything that can stand in for an import, the usual first. `exports` are functions that it could call back. */
export function waysFor(wanted: Wanted, exports: readonly string[]): readonly Way[] {
  if (wanted.kind === 'func') return functionWays(wanted, exports);
  const fresh: Way = { label: 'New', detail: freshDetail(wanted.kind), make: () => 'new' };
  if (wanted.kind !== 'global') return [fresh];
  const type = wanted.type.match(/\b(i32|i64|f32|f64|v128)\b/)?.[0];
  return type === undefined ? [fresh] : [fresh, valueWay(type)];
}

function freshDetail(kind: string): string {
  if (kind === 'memory') return 'A memory of the declared size with zeros in it';
  if (kind === 'table') return 'A table of the declared size with nulls in it';
  return kind === 'tag' ? 'A tag of its own' : 'A global that is zero or null';
}

function valueWay(type: string): Way {
  return {
    label: 'A value...',
    detail: 'A global with a value that you type',
    ask: { prompt: `The value, an ${type}`, value: '0', mistake: typed => mistake(typed, [{ name: 'The value', type }]) },
    make: typed => ({ value: words(typed)[0] ?? '0' })
  };
}

function functionWays(wanted: Wanted, exports: readonly string[]): readonly Way[] {
  const { parameters = [], results = [] } = wanted;
  const ways: Way[] = [
    {
      label: 'Log each call',
      detail: results.length === 0 ? 'Writes name and arguments to the Debug Console' : 'Writes name and arguments to the Debug Console, and returns zeros',
      make: () => 'log'
    }
  ];
  if (results.length > 0) ways.push(returnsWay(results));
  if (results.length > 0 && results.every((type, index) => parameters[index]?.type === type)) {
    ways.push({ label: 'Return the arguments', detail: 'Returns what it is called with', make: () => 'echo' });
  }
  ways.push({
    label: 'Stop the program...',
    detail: 'Stops the program at the call, with a message that you type',
    ask: { prompt: 'The message', value: `${nameOf(wanted)} was called`, mistake: typed => (typed.trim() === '' ? 'a message is missing' : undefined) },
    make: typed => ({ trap: typed.trim() })
  });
  for (const name of exports.slice(0, 20)) {
    ways.push({ label: `Call ${name} back`, detail: `Calls the exported function ${name} with its first arguments, as a host with callbacks does`, make: () => ({ call: name }) });
  }
  return ways;
}

function returnsWay(results: readonly string[]): Way {
  const each = results.length === 1 ? 'one for each call' : `${results.length} for each call`;
  return {
    label: 'Return values...',
    detail: `Returns values that you type, ${each}; the last again and again`,
    ask: {
      prompt: `Values (${results.join(', ')}), ${each}`,
      value: results.map(() => '0').join(' '),
      mistake: typed => mistakeInReturns(words(typed), results)
    },
    make: typed => ({ returns: words(typed) })
  };
}

function mistakeInReturns(given: readonly string[], results: readonly string[]): string | undefined {
  if (given.length === 0) return 'a value is missing';
  if (given.length % results.length !== 0) return `${results.length} values for each call, not ${given.length % results.length}`;
  return mistake(
    given.join(' '),
    given.map((_, index) => ({ name: `value ${index + 1}`, type: results[index % results.length] ?? '' }))
  );
}

/** Stand-ins for people: `env.log logs, env.next returns 7, 8`. */
export function shownStandIns(standIns: StandIns): string {
  return Object.entries(standIns)
    .map(([name, standIn]) => `${name} ${verb(standIn)}`)
    .join(', ');
}

function verb(standIn: StandIn): string {
  if (standIn === 'log') return 'logs';
  if (standIn === 'echo') return 'echoes';
  if (standIn === 'new') return 'is new';
  if ('returns' in standIn) return `returns ${standIn.returns.join(', ')}`;
  if ('call' in standIn) return `calls ${standIn.call}`;
  return 'trap' in standIn ? `traps: ${standIn.trap}` : `is ${standIn.value}`;
}
