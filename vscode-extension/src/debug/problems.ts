import * as vscode from 'vscode';
import type { Finding } from './launch';

type Configuration = vscode.DebugConfiguration;
type Folder = vscode.WorkspaceFolder | undefined;

const CHOOSE = 'Choose a File';
const OPEN_LAUNCH = 'Open launch.json';

/** Says why something is not launched, with a button that helps. All answers are undefined, which launches nothing. */
export class Problems {
  /** Why a file is no program, in words; undefined if it may be one. */
  async obstacle(uri: vscode.Uri): Promise<string | undefined> {
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      return type & vscode.FileType.Directory ? `${shown(uri)} is a folder.` : undefined;
    } catch {
      return `There is no file ${shown(uri)}.`;
    }
  }

  nothingToRun(): undefined {
    void ask('Open a .wat, .wast or .wasm file to run it with Stepwasm.', vscode.window.showInformationMessage, {
      [CHOOSE]: async () => {
        const file = await chooseFile();
        if (file) await vscode.commands.executeCommand('stepwasm.debugFile', file);
      }
    });
    return undefined;
  }

  notOnDisk(uri: vscode.Uri): undefined {
    void ask(`Programs are run from the disk, and ${shown(uri)} is not there.`, vscode.window.showWarningMessage, {
      'Save As': () => vscode.commands.executeCommand('workbench.action.files.saveAs')
    });
    return undefined;
  }

  nothingToCall(uri: vscode.Uri): undefined {
    void ask(`Cannot run ${shown(uri)}: it exports no function. Write (export "run") behind the name of the one that is to be called.`, vscode.window.showErrorMessage, {
      'Open File': () => vscode.commands.executeCommand('vscode.open', uri)
    });
    return undefined;
  }

  noProgram(folder: Folder, configuration: Configuration): undefined {
    return this.cannotRun(folder, configuration, 'It names no program: add "program" with the path of a .wat, .wast or .wasm file.');
  }

  cannotRun(folder: Folder, configuration: Configuration, why: string): undefined {
    void ask(`Cannot run "${configuration.name}". ${why}`, vscode.window.showErrorMessage, {
      [CHOOSE]: async () => {
        const file = await chooseFile();
        if (file) await vscode.debug.startDebugging(folder, { ...configuration, program: file.fsPath });
      },
      ...(folder ? { [OPEN_LAUNCH]: () => openLaunch(folder) } : {})
    });
    return undefined;
  }

  broken(uri: vscode.Uri, { line, column, message }: Finding): undefined {
    void ask(`Cannot run ${shown(uri)}:${line}:${column}: ${message}`, vscode.window.showErrorMessage, {
      'Go to Problem': async () => {
        const position = new vscode.Position(line - 1, column - 1);
        await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
      }
    });
    return undefined;
  }
}

type Show = (message: string, ...buttons: string[]) => Thenable<string | undefined>;

/** Shows a message, and does what the button is for that was pressed. */
async function ask(message: string, show: Show, buttons: Readonly<Record<string, () => unknown>>): Promise<void> {
  const answer = await show(message, ...Object.keys(buttons));
  if (answer !== undefined) await buttons[answer]?.();
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  return (await vscode.window.showOpenDialog({ title: 'The program to run', openLabel: 'Run', filters: { WebAssembly: ['wat', 'wast', 'wasm'] } }))?.[0];
}

async function openLaunch(folder: vscode.WorkspaceFolder): Promise<void> {
  const uri = vscode.Uri.joinPath(folder.uri, '.vscode', 'launch.json');
  try {
    await vscode.window.showTextDocument(uri);
  } catch {
    await vscode.commands.executeCommand('debug.addConfiguration'); // there is none yet, and this makes one
  }
}

function shown(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
