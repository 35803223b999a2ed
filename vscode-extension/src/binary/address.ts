import type { Uri } from 'vscode';

/** Texts of binaries have such addresses, for the server and the debug adapter alike. */
export const SCHEME = 'stepwasm-wasm';

const SUFFIX = '.wat';

/** The address of the text of a binary: `stepwasm-wasm:/demo/game.wasm.wat` for `file:///demo/game.wasm`. */
export function textOf(binary: Uri): Uri {
  return binary.with({ scheme: SCHEME, path: binary.path + SUFFIX, query: '', fragment: '' });
}

/** The binary of which this is the text; undefined if it is no address of such a text. */
export function binaryOf(text: Uri): Uri | undefined {
  if (text.scheme !== SCHEME || !text.path.endsWith(SUFFIX)) return undefined;
  return text.with({ scheme: 'file', path: text.path.slice(0, -SUFFIX.length), query: '', fragment: '' });
}

/** What people call it. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
