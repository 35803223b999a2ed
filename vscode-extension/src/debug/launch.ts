/** Something that the language server found in a file; line and column count from 1. */
export interface Finding {
  readonly error: boolean;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Whether F5 was pressed without any launch.json: the editor hands over a configuration without type, request and name then. */
export function isEmpty(configuration: { type?: string; request?: string; name?: string }): boolean {
  return !configuration.type && !configuration.request && !configuration.name;
}

/** The error that stands first in the text. */
export function firstError(findings: readonly Finding[]): Finding | undefined {
  return findings.filter(finding => finding.error).sort((a, b) => a.line - b.line || a.column - b.column)[0];
}
