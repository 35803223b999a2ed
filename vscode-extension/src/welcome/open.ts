import * as vscode from 'vscode';
import { freeName, samples } from './samples';

/** What is done with a sample when no folder is open. */
interface Place extends vscode.QuickPickItem {
  readonly open: (content: Uint8Array, file: string) => Thenable<unknown>;
}

/** The walkthrough that one comes from may take the focus when a step of it is done: the list is not to go with it. */
const STAYS = { ignoreFocusOut: true };

/** Copies a sample to where it can be changed and run, and opens it. */
export class Samples {
  constructor(private readonly context: vscode.ExtensionContext) {}

  /** The one of that file name, or one that the user picks. */
  async open(file?: string): Promise<void> {
    const wanted = samples.some(sample => sample.file === file) ? file : await pickSample();
    if (wanted === undefined) return;
    const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.context.extensionUri, 'samples', wanted));
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(isWritable);
    if (folders.length === 0) {
      const place = await vscode.window.showQuickPick(this.places(), { title: `Open Sample ${wanted}`, placeHolder: 'No folder is open. Where is the sample to be?', ...STAYS });
      await place?.open(content, wanted);
      return;
    }
    const folder = folders.length === 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick({ placeHolder: `The folder that ${wanted} is copied to` });
    if (folder && isWritable(folder)) await show(await copy(content, wanted, folder.uri));
    else if (folder) void vscode.window.showWarningMessage(`Nothing can be written to ${folder.name}. Choose another folder.`);
  }

  private places(): Place[] {
    return [
      {
        label: '$(folder-opened) In a Folder...',
        detail: 'You choose one; it is opened in this window',
        open: async (content, file) => {
          const [folder] = (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel: 'Copy Sample Here' })) ?? [];
          if (!folder) return;
          const copied = await copy(content, file, folder);
          await vscode.commands.executeCommand('vscode.openFolder', folder, { forceReuseWindow: true, filesToOpen: [copied] });
        }
      },
      {
        label: '$(file) Just This File',
        detail: 'A copy that the extension keeps, without a folder around it',
        open: async (content, file) => {
          const folder = vscode.Uri.joinPath(this.context.globalStorageUri, 'samples');
          await vscode.workspace.fs.createDirectory(folder);
          await show(await copy(content, file, folder));
        }
      }
    ];
  }
}

async function pickSample(): Promise<string | undefined> {
  const items = samples.map(({ file, title, detail }) => ({ label: title, description: file, detail, file }));
  return (await vscode.window.showQuickPick(items, { title: 'Open Sample', placeHolder: 'A program to try things on', matchOnDetail: true, ...STAYS }))?.file;
}

/** The place of the copy. One that was made before and not changed is as good as a new one. */
async function copy(content: Uint8Array, file: string, folder: vscode.Uri): Promise<vscode.Uri> {
  const name = await freeName(file, async candidate => {
    const there = await read(vscode.Uri.joinPath(folder, candidate));
    return there !== undefined && Buffer.compare(there, content) !== 0;
  });
  const target = vscode.Uri.joinPath(folder, name);
  if (!(await read(target))) await vscode.workspace.fs.writeFile(target, content);
  return target;
}

async function read(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined; // not there
  }
}

function isWritable(folder: vscode.WorkspaceFolder): boolean {
  return vscode.workspace.fs.isWritableFileSystem(folder.uri.scheme) !== false;
}

/** In an editor that stays, also beside the walkthrough. */
function show(file: vscode.Uri): Thenable<vscode.TextEditor> {
  return vscode.window.showTextDocument(file, { preview: false });
}
