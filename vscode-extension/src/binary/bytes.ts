import * as vscode from 'vscode';
import { around, dump, rowOf } from './dump';

const SCHEME = 'stepwasm-bytes';
/** More than that makes no text that anybody reads. */
const MOST = 256 * 1024;

/** Shows the bytes of a file as text, for who has no hexadecimal editor. */
export class Bytes implements vscode.TextDocumentContentProvider {
  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(address: vscode.Uri): Promise<string> {
    const { file, offset } = parsed(address);
    const bytes = await vscode.workspace.fs.readFile(file);
    const { from, to } = around(bytes.length, offset, MOST);
    return dump(bytes, from, to);
  }

  /** Opens the bytes at an offset: in the hexadecimal editor if there is one, else as text. */
  async show(file: vscode.Uri, offset: number): Promise<void> {
    if (vscode.extensions.getExtension('ms-vscode.hexeditor')) {
      await vscode.commands.executeCommand('vscode.openWith', file, 'hexEditor.hexedit');
      return;
    }
    const at = Math.max(0, offset);
    const address = vscode.Uri.from({ scheme: SCHEME, path: `${file.path}.hex`, query: JSON.stringify({ file: file.toString(), offset: at }) });
    const document = await vscode.workspace.openTextDocument(address);
    const { size } = await vscode.workspace.fs.stat(file);
    const line = rowOf(Math.min(at, Math.max(0, size - 1)), around(size, at, MOST).from);
    const row = document.validateRange(new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER));
    await vscode.window.showTextDocument(document, offset < 0 ? {} : { selection: row });
  }
}

function parsed(address: vscode.Uri): { file: vscode.Uri; offset: number } {
  const { file, offset } = JSON.parse(address.query) as { file: string; offset: number };
  return { file: vscode.Uri.parse(file), offset };
}
