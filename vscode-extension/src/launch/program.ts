import * as path from 'node:path';

/** What the language server calls the text of a binary: the address of the binary with another scheme and `.wat` behind it. */
const BINARY_TEXT = 'stepwasm-wasm';

/** A document as the editor names it: the parts of `vscode.Uri` that are looked at. */
export interface Address {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
}

/** The file that is run when a document is: of the text of a binary the binary. Nothing if there is none on the disk. */
export function programOf({ scheme, fsPath }: Address): string | undefined {
  if (scheme === 'file') return fsPath;
  return scheme === BINARY_TEXT && fsPath.endsWith('.wat') ? fsPath.slice(0, -'.wat'.length) : undefined;
}

/** Whether a document can be run, by its name and language. */
export function isProgram(address: Address, language: string | undefined): boolean {
  return language === 'wat' || language === 'wast' || ['.wat', '.wasm', '.wast'].includes(path.extname(address.path).toLowerCase());
}

/** Whether a file is a test script: one in which commands may be wrong and others run. */
export function isScript(file: string): boolean {
  return path.extname(file).toLowerCase() === '.wast';
}

/** Whether a configuration means the file in front, in words that the editor cannot fill in where no text of a file is in front. */
export function meansFileInFront(program: unknown): boolean {
  return program === '${file}';
}
