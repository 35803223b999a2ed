import * as vscode from 'vscode';
import { binaryOf, nameOf } from './address';
import type { Binaries } from './binaries';
import { SECTIONS } from './editor';
import { reasonOf } from '../words';

/** What the server answers when it assembles a text: the binary, or the first error. */
interface Assembled {
  readonly bytes?: string;
  readonly message?: string;
  readonly range?: vscode.Range;
}

/** Makes a binary of a text as it is in the editor, saved or not, and asks where to write it. */
export async function assemble(uri: vscode.Uri, binaries: Binaries): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  let answer: Assembled;
  try {
    answer = await binaries.ask<Assembled>('stepwasm.assemble', uri.toString());
  } catch (error) {
    const log = 'Show Log';
    if ((await vscode.window.showErrorMessage(`Cannot assemble ${nameOf(uri)}: ${reasonOf(error)}`, log)) === log) await vscode.commands.executeCommand('stepwasm.showLog');
    return;
  }
  if (answer.bytes === undefined) return tellError(document, answer);
  await write(uri, Buffer.from(answer.bytes, 'base64'));
}

async function write(text: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const defaultUri = proposed(text);
  const target = await vscode.window.showSaveDialog({ title: `Assemble ${nameOf(text)}`, ...(defaultUri ? { defaultUri } : {}), filters: { WebAssembly: ['wasm'] } });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    const again = 'Save Elsewhere';
    if ((await vscode.window.showErrorMessage(`${nameOf(target)} cannot be written: ${reasonOf(error)}`, again)) === again) await write(text, bytes);
    return;
  }
  const open = 'Show Sections';
  const said = await vscode.window.showInformationMessage(`${nameOf(target)} has ${bytes.length.toLocaleString('en')} bytes.`, open);
  if (said === open) await vscode.commands.executeCommand('vscode.openWith', target, SECTIONS);
}

/** Beside the text. The text of a binary is no reason to write over that binary. */
function proposed(text: vscode.Uri): vscode.Uri | undefined {
  const name = `${nameOf(text).replace(/\.wat$/i, '')}.wasm`;
  const folder = text.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(binaryOf(text) ?? text, '..');
  return folder && vscode.Uri.joinPath(folder, name);
}

async function tellError(document: vscode.TextDocument, { message = 'it has errors', range }: Assembled): Promise<void> {
  const goTo = 'Go to Problem';
  const at = new vscode.Position(range?.start.line ?? 0, range?.start.character ?? 0);
  const place = `${vscode.workspace.asRelativePath(document.uri)}:${at.line + 1}:${at.character + 1}`;
  if ((await vscode.window.showErrorMessage(`Cannot assemble ${place}: ${message}`, goTo)) !== goTo) return;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
