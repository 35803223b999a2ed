/** Messages between the extension and the page of the memory view. */
export type ToPage =
  /** `running` keeps the last bytes on display, dimmed. */
  | { readonly type: 'state'; readonly state: 'idle' | 'running' | 'stopped'; readonly note: string }
  /** The memories of the program; the page offers a choice when there are several. */
  | { readonly type: 'memories'; readonly names: readonly string[]; readonly selected: number }
  | {
      readonly type: 'bytes';
      readonly address: number;
      readonly asked: number;
      readonly bytes: readonly number[];
      readonly changed: readonly number[];
    }
  | { readonly type: 'goTo'; readonly address: number };

export type FromPage =
  | { readonly type: 'show'; readonly address: number; readonly count: number }
  | { readonly type: 'select'; readonly memory: number };
