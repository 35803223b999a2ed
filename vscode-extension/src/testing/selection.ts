/** As much of an item of the Test Explorer as is needed to choose. */
export interface Item {
  readonly id: string;
  readonly parent?: Item | undefined;
  readonly children: Iterable<[string, Item]>;
}

/** What is to be run of one text: all of it, or some tests by their ids. */
export interface Part<T extends Item> {
  readonly text: T;
  readonly ids: string[] | undefined;
  /** Those that are run themselves. */
  readonly tests: T[];
}

/** Puts together what is to be run of each text, without what is left out. */
export function selection<T extends Item>(chosen: Iterable<T>, excluded: ReadonlySet<string>): Part<T>[] {
  const parts = new Map<string, { text: T; whole: boolean; ids: Set<string>; tests: Map<string, T> }>();
  for (const item of chosen) {
    const text = top(item);
    if (isExcluded(item, excluded)) continue;
    const part = parts.get(text.id) ?? { text, whole: false, ids: new Set(), tests: new Map<string, T>() };
    parts.set(text.id, part);
    const tests = [...below(item)].filter(test => test !== text && !isExcluded(test, excluded));
    part.whole ||= item === text && excluded.size === 0;
    for (const test of tests) {
      part.tests.set(test.id, test);
      part.ids.add(test.id);
    }
  }
  return [...parts.values()].map(({ text, whole, ids, tests }) => ({ text, ids: whole ? undefined : [...ids], tests: [...tests.values()] }));
}

function top<T extends Item>(item: T): T {
  let at: T = item;
  while (at.parent) at = at.parent as T;
  return at;
}

function* below<T extends Item>(item: T): Generator<T> {
  yield item;
  for (const [, child] of item.children) yield* below(child as T);
}

function isExcluded(item: Item, excluded: ReadonlySet<string>): boolean {
  for (let at: Item | undefined = item; at; at = at.parent) if (excluded.has(at.id)) return true;
  return false;
}
