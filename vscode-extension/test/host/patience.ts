const PATIENCE = 45_000;
const PENDING = Symbol('pending');

/** Does something again and again until a promise is settled: the editor drops what comes before it is ready. */
export async function whilePending<T>(promise: Promise<T>, act: () => Thenable<unknown>): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    await act();
    const pending = new Promise<typeof PENDING>(resolve => setImmediate(resolve, PENDING));
    const settled = await Promise.race([promise, pending]);
    if (settled !== PENDING) return settled;
    if (Date.now() > deadline) throw new Error(`nothing came of it within ${PATIENCE / 1000} s`);
  }
}

/** Asks again and again until there is an answer that is not undefined, false or an empty list; gives way to the extension host in between. */
export async function until<T>(what: string, ask: () => T | Thenable<T>): Promise<NonNullable<T>> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false && !(Array.isArray(answer) && answer.length === 0)) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${PATIENCE / 1000} s in vain until ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
