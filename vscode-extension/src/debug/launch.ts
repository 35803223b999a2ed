/** Something that the language server found in a file; line and column count from 1. */
export interface Finding {
  readonly error: boolean;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly code?: string;
}

/** The code of what became of a run: it is in the text to be debugged, and no reason not to run it again. */
const RUN = 'run';

/** Whether F5 was pressed without any launch.json: the editor hands over a configuration without type, request and name then. */
export function isEmpty(configuration: { type?: string; request?: string; name?: string }): boolean {
  return !configuration.type && !configuration.request && !configuration.name;
}

/** The error that stands first in the text and forbids to run it. */
export function firstError(findings: readonly Finding[]): Finding | undefined {
  return findings.filter(({ error, code }) => error && code !== RUN).sort((a, b) => a.line - b.line || a.column - b.column)[0];
}

/**
 * What belongs to a launch in a terminal: the editor does not open the Debug Console above it, unless the user wants that. Returns
 * the configuration itself where nothing belongs to it.
 */
export function inTerminal<T extends Readonly<Record<string, unknown>>>(configuration: T): T {
  const terminal = configuration['console'] === 'integratedTerminal' || configuration['console'] === 'externalTerminal';
  return terminal && configuration['internalConsoleOptions'] === undefined ? { ...configuration, internalConsoleOptions: 'neverOpen' } : configuration;
}
