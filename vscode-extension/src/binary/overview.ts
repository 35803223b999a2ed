/** What the server says of a binary, as `stepwasm.binaryOverview` answers. */
export interface Overview {
  /** Address of its text. */
  readonly uri: string;
  readonly text: 'whole' | 'skeleton' | 'none';
  readonly size: number;
  readonly fault?: Fault;
  readonly sections: readonly Section[];
  readonly counts: { readonly imports: number; readonly exports: number; readonly functions: number; readonly data: number };
  readonly imports: readonly Thing[];
  readonly exports: readonly Thing[];
  readonly memories: readonly Thing[];
  readonly functions: readonly Code[];
  readonly data: readonly Segment[];
  readonly custom: readonly Custom[];
  readonly producers: readonly { readonly field: string; readonly name: string; readonly version: string }[];
  readonly features: readonly string[];
}

/** Why there is no text, and what can be done about it. */
export interface Fault {
  readonly title: string;
  readonly advice: string;
  /** Of the first byte that cannot be read, or -1. */
  readonly offset: number;
  readonly section: string;
  readonly bytes: readonly string[];
  readonly remedies: readonly Remedy[];
}

/** What the page has a button for. */
export type Remedy = 'TEXT' | 'WAT' | 'HEX' | 'LIMIT' | 'RETRY' | 'LOG';

export interface Section {
  readonly name: string;
  readonly custom: boolean;
  readonly start: number;
  readonly size: number;
  /** -1 if it does not say how many things are in it. */
  readonly count: number;
  readonly whole: boolean;
}

export interface Thing {
  readonly module: string;
  readonly name: string;
  readonly kind: string;
  readonly index: number;
  readonly type: string;
}

export interface Code {
  readonly name: string;
  readonly index: number;
  readonly offset: number;
  readonly size: number;
}

export interface Segment {
  readonly name: string;
  readonly index: number;
  readonly where: string;
  readonly size: number;
  readonly preview: string;
}

export interface Custom {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly words: string;
}

/** An overview of a file of which nothing is known but why. */
export function unreadable(title: string, advice: string, remedies: readonly Remedy[]): Overview {
  return {
    uri: '',
    text: 'none',
    size: 0,
    fault: { title, advice, offset: -1, section: '', bytes: [], remedies },
    sections: [],
    counts: { imports: 0, exports: 0, functions: 0, data: 0 },
    imports: [],
    exports: [],
    memories: [],
    functions: [],
    data: [],
    custom: [],
    producers: [],
    features: []
  };
}
