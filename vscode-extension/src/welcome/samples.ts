/** A program that comes with the extension, for people to try things on. */
export interface Sample {
  readonly file: string;
  readonly title: string;
  /** What one can do with it. */
  readonly detail: string;
}

/** The same files as in docs/samples of the project, copied into the package when it is made. */
export const samples: readonly Sample[] = [
  { file: 'sum.wat', title: 'Sum', detail: 'One function: run it with numbers of your own from the line above it' },
  { file: 'quicksort.wat', title: 'Quicksort', detail: 'Step through a recursion and see an array in memory change' },
  { file: 'sha256.wat', title: 'SHA-256', detail: 'A long program: locals, operand stack and memory at a breakpoint in a loop' },
  { file: 'hello.wat', title: 'Hello', detail: 'The smallest WASI program: F5 prints a line' },
  { file: 'gcd.wast', title: 'Tests', detail: 'A test script: run and debug its assertions one by one' }
];

/** `sum.wat`, or else the first of `sum-2.wat`, `sum-3.wat`... that is not taken. */
export async function freeName(file: string, taken: (name: string) => Promise<boolean>): Promise<string> {
  const dot = file.lastIndexOf('.');
  let name = file;
  for (let number = 2; await taken(name); number++) name = `${file.slice(0, dot)}-${number}${file.slice(dot)}`;
  return name;
}
