import { type Java, SETTING } from '../java/find';
import { Crashes } from './crashes';

/** Where the language server is in its life. */
export type ServerState =
  | { readonly kind: 'starting' }
  /** `server` is its version, where it says one. */
  | { readonly kind: 'running'; readonly server: string | undefined; readonly java: Java }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'no-java'; readonly problem: string }
  /** It ended so often lately that it is not started again. */
  | { readonly kind: 'given-up'; readonly times: number };

/** What the status item says; `command` is what leads on. */
export interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'error';
  readonly busy: boolean;
  readonly command: { readonly title: string; readonly command: string; readonly arguments?: unknown[] };
}

const RESTART = { title: 'Restart', command: 'stepwasm.restartServer' };

export function shown(state: ServerState): Shown {
  const calm = { severity: 'information', busy: false, command: RESTART } as const;
  switch (state.kind) {
    case 'starting':
      return { ...calm, text: 'Stepwasm', detail: 'the language server is starting', busy: true };
    case 'running':
      return { ...calm, text: ['Stepwasm', state.server].filter(Boolean).join(' '), detail: `runs on Java ${state.java.version} from ${state.java.source}` };
    case 'stopped':
      return { ...calm, text: 'Stepwasm', detail: 'the language server is stopped', command: { ...RESTART, title: 'Start' } };
    case 'no-java':
      return {
        ...calm,
        severity: 'error',
        text: 'Stepwasm: no Java',
        detail: state.problem,
        command: { title: 'Open Settings', command: 'workbench.action.openSettings', arguments: [SETTING] }
      };
    case 'given-up':
      return { ...calm, severity: 'error', text: 'Stepwasm: stopped', detail: `ended ${state.times} times ${Crashes.WITHIN}` };
  }
}
