import * as vscode from 'vscode';
import type { ServerClient } from '../client/server';
import { binaryOf, nameOf } from './address';
import { reasonOf } from '../words';

/**
 * The texts of binaries as files that can be read but not written, so that the editor opens them again after a reload, says
 * why they cannot be changed, and reads them again when the binary has changed.
 */
export class BinaryTexts implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly server: Pick<ServerClient, 'request'>) {}

  async stat(text: vscode.Uri): Promise<vscode.FileStat> {
    const { ctime, mtime, size } = await vscode.workspace.fs.stat(binary(text));
    return { type: vscode.FileType.File, ctime, mtime, size, permissions: vscode.FilePermission.Readonly };
  }

  async readFile(text: vscode.Uri): Promise<Uint8Array> {
    await vscode.workspace.fs.stat(binary(text)); // a file that is gone is said to be so
    try {
      const answer = await this.server.request<{ text: string }>('workspace/textDocumentContent', { uri: text.toString() });
      return new TextEncoder().encode(answer.text);
    } catch (error) {
      throw vscode.FileSystemError.Unavailable(reasonOf(error));
    }
  }

  watch(text: vscode.Uri): vscode.Disposable {
    const file = binaryOf(text);
    return file ? watchFile(file, type => this.changed.fire([{ type, uri: text }])) : new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(folder: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(folder);
  }

  writeFile(text: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(text);
  }

  delete(text: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(text);
  }

  rename(text: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(text);
  }
}

function binary(text: vscode.Uri): vscode.Uri {
  const file = binaryOf(text);
  if (!file) throw vscode.FileSystemError.FileNotFound(text);
  return file;
}

/** Tells when a file is another one, or gone. */
export function watchFile(file: vscode.Uri, changed: (type: vscode.FileChangeType) => void): vscode.Disposable {
  if (file.scheme !== 'file') return new vscode.Disposable(() => undefined);
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), literal(nameOf(file))));
  watcher.onDidChange(() => changed(vscode.FileChangeType.Changed));
  watcher.onDidCreate(() => changed(vscode.FileChangeType.Changed));
  watcher.onDidDelete(() => changed(vscode.FileChangeType.Deleted));
  return watcher;
}

/** A name as a pattern that means nothing but itself. */
function literal(name: string): string {
  return name.replace(/[[\]{}?*]/g, character => `[${character}]`);
}
