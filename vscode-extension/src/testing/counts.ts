import type { FunctionCount, Position, Range, StatementCount, TextCounts } from './protocol';

/** So many of so many. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** What ran of some texts over several runs, by address. */
export class Totals {
  private readonly texts = new Map<string, TextCounts>();

  add(counts: readonly TextCounts[]): void {
    for (const one of counts) {
      const known = this.texts.get(one.uri);
      this.texts.set(one.uri, known ? sum(known, one) : one);
    }
  }

  all(): TextCounts[] {
    return [...this.texts.values()];
  }
}

function sum(one: TextCounts, other: TextCounts): TextCounts {
  const functions = merged(one.functions, other.functions, (a, b): FunctionCount => ({ ...a, count: a.count + b.count }));
  const statements = merged(one.statements, other.statements, (a, b): StatementCount => {
    const ways = a.ways?.map((way, index) => way + (b.ways?.[index] ?? 0));
    return { range: a.range, count: a.count + b.count, ...(ways ? { ways } : {}) };
  });
  return { uri: one.uri, functions, statements };
}

function merged<T extends { range: Range }>(some: readonly T[], others: readonly T[], plus: (a: T, b: T) => T): T[] {
  const known = new Map(some.map(each => [key(each.range.start), each]));
  for (const other of others) {
    const same = known.get(key(other.range.start));
    known.set(key(other.range.start), same ? plus(same, other) : other);
  }
  return [...known.values()];
}

function key({ line, character }: Position): string {
  return `${line}:${character}`;
}

export function share(counts: readonly number[]): Share {
  return { covered: counts.filter(count => count > 0).length, total: counts.length };
}

/** How often each way of each branch was taken. */
export function waysOf({ statements }: TextCounts): number[] {
  return statements.flatMap(statement => [...(statement.ways ?? [])]);
}

/** What a way of a branch is called: the two of a condition, or the labels of a table with the default at the end. */
export function wayName(index: number, all: number): string {
  if (all === 2) return index === 0 ? 'condition holds' : 'condition does not hold';
  return index === all - 1 ? 'default' : `label ${index}`;
}
