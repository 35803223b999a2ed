// Messages between the extension and the page of the memory view. Addresses are decimal strings, because a message has no bigints.
import type { UnitId } from './units';

/** A memory as the page knows it. */
export interface MemoryFacts {
  /** Tells it from all others, also from those of other sessions and of the same session before it was started again. */
  readonly key: string;
  readonly name: string;
  readonly size: string;
  readonly pageSize: number;
  /** Bits of an address: 32 or 64. */
  readonly bits: number;
  readonly landmarks: readonly { readonly name: string; readonly address: string; readonly length: string }[];
}

/** Bytes that are watched, in the memory that is shown. */
export interface ShownWatchpoint {
  readonly address: string;
  readonly count: number;
  readonly access: Access;
  /** Why it does not work; empty if it does. */
  readonly problem: string;
  /** Whether the program has just stopped for it. */
  readonly hit: boolean;
}

export type Access = 'read' | 'write' | 'readWrite';

/** Who has the keyboard then: the bytes, the bytes if the user is still in the page that asked, or whoever has it. */
export type Focus = 'take' | 'keep' | 'leave';

export type ToPage =
  /** `running` keeps the last bytes on display, dimmed. */
  | { readonly type: 'state'; readonly state: 'idle' | 'running' | 'stopped'; readonly note: string }
  /** The program stands still, and these memories can be read; what was read before `stop` is out of date. */
  | { readonly type: 'memories'; readonly stop: number; readonly memories: readonly MemoryFacts[]; readonly selected: number }
  | {
      readonly type: 'bytes';
      readonly stop: number;
      readonly memory: number;
      readonly address: string;
      readonly asked: number;
      readonly bytes: Uint8Array;
      /** One for each byte, 1 if it has changed since the stop before. */
      readonly changed: Uint8Array;
    }
  | {
      readonly type: 'use';
      readonly memory: number;
      readonly blockSize: number;
      readonly nonZero: Uint8Array;
      readonly changed: Uint8Array;
      readonly compared: boolean;
    }
  | { readonly type: 'goTo'; readonly address: string; readonly count: number; readonly focus: Focus; readonly expression: string }
  | { readonly type: 'watchpoints'; readonly watchpoints: readonly ShownWatchpoint[] }
  | { readonly type: 'found'; readonly search: number; readonly addresses: readonly string[]; readonly complete: boolean; readonly problem: string }
  | { readonly type: 'progress'; readonly search: number; readonly percent: number }
  /** Something that the user wanted could not be done. */
  | { readonly type: 'refused'; readonly what: 'address' | 'edit' | 'watch'; readonly why: string }
  /** A command of the editor that the page carries out. */
  | { readonly type: 'command'; readonly command: PageCommand };

export type PageCommand = 'find' | 'followPointer' | 'back' | 'forward' | 'nextChange' | 'previousChange' | 'copy' | 'undo' | 'edit';

export type FromPage =
  /** The page listens. It may have been away, and still follows this expression; empty if it follows none. */
  | { readonly type: 'ready'; readonly followed: string }
  | { readonly type: 'show'; readonly address: string; readonly count: number }
  | { readonly type: 'select'; readonly memory: number }
  /** Go where an expression leads, nowhere if it is empty; `follow` keeps going there at each stop, and otherwise nothing is followed any more. */
  | { readonly type: 'go'; readonly expression: string; readonly follow: boolean }
  /** `memory` is the key of the one that is written to. */
  | { readonly type: 'write'; readonly memory: string; readonly address: string; readonly bytes: Uint8Array }
  | { readonly type: 'find'; readonly search: number; readonly from: string; readonly bytes: Uint8Array; readonly ignoreCase: boolean }
  | { readonly type: 'cancelFind' }
  | { readonly type: 'watch'; readonly address: string; readonly count: number; readonly access: Access }
  | { readonly type: 'unwatch'; readonly address: string; readonly count: number; readonly access: Access }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'selection'; readonly address: string; readonly count: number; readonly unit: UnitId };
