// What the language server says about tests: docs/testing.md.

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A test of a text, or several below a heading. */
export interface TestNode {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly range: Range;
  readonly children?: readonly TestNode[];
}

/** Which texts may have tests. */
export interface Texts {
  readonly uris: readonly string[];
}

/** The tests of one text. */
export interface Tests {
  readonly tests: readonly TestNode[];
}

/** A call that had not returned when a test failed. */
export interface Frame {
  readonly function: string;
  readonly range?: Range;
}

/** What became of a test. */
export interface TestResult {
  readonly id: string;
  readonly status: 'passed' | 'failed' | 'errored' | 'skipped';
  readonly message?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Where the reason stands, if that is known better than by the test. */
  readonly range?: Range;
  readonly frames?: readonly Frame[];
  readonly output?: string;
  readonly milliseconds: number;
}

/** How often a function was called. */
export interface FunctionCount {
  readonly name: string;
  readonly range: Range;
  readonly count: number;
}

/** How often an instruction ran, and which ways it went on. */
export interface StatementCount {
  readonly range: Range;
  readonly count: number;
  readonly ways?: readonly number[];
}

/** What ran of one text. */
export interface TextCounts {
  readonly uri: string;
  readonly functions: readonly FunctionCount[];
  readonly statements: readonly StatementCount[];
}

/** What is left to say when tests have run. */
export interface RunAnswer {
  readonly results: readonly TestResult[];
  readonly output: string;
  readonly coverage?: readonly TextCounts[];
}
