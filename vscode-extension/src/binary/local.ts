import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/** After so long a copy is of no use to anybody. */
const KEPT = 7 * 24 * 60 * 60 * 1000;

/** Binaries as files of the machine, which is what the server and the debug adapter read. */
export class LocalFiles {
  private readonly folder: vscode.Uri;

  constructor(storage: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(storage, 'binaries');
  }

  /** The file itself, or a copy of one that is elsewhere: in a repository, in an archive, in the browser. */
  async of(uri: vscode.Uri): Promise<vscode.Uri> {
    if (uri.scheme === 'file') return uri;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const copy = vscode.Uri.joinPath(this.folder, hash, uri.path.slice(uri.path.lastIndexOf('/') + 1));
    await this.tidy();
    await vscode.workspace.fs.writeFile(copy, bytes);
    return copy;
  }

  private async tidy(): Promise<void> {
    try {
      for (const [name] of await vscode.workspace.fs.readDirectory(this.folder)) {
        const each = vscode.Uri.joinPath(this.folder, name);
        const { mtime } = await vscode.workspace.fs.stat(each);
        if (Date.now() - mtime > KEPT) await vscode.workspace.fs.delete(each, { recursive: true });
      }
    } catch {
      // there is none yet, or another window tidies up
    }
  }
}
