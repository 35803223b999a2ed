import * as vscode from 'vscode';
import { type Additions, EMPTY, withAdditions } from './file';
import { portable } from './imports';
import { fileMeant } from './place';

/** What the launch.json of a folder gives to a configuration of this name and program: it may be started in another way, as by a button of an editor. */
export function keptInLaunchJson(folder: vscode.WorkspaceFolder, { name, program }: vscode.DebugConfiguration): Additions {
  const root = folder.uri.fsPath;
  const all = vscode.workspace.getConfiguration('launch', folder.uri).get<readonly Partial<vscode.DebugConfiguration>[]>('configurations', []);
  const same = all.find(each => each.type === 'stepwasm' && each.name === name && typeof each['program'] === 'string' && fileMeant(each['program'], root, undefined) === program);
  const { imports, links } = (same ?? {}) as Additions;
  const paths = Object.entries(links ?? {}).map(([module, file]) => [module, (typeof file === 'string' && fileMeant(file, root, undefined)) || file] as const);
  return { ...(imports ? { imports } : {}), ...(links ? { links: Object.fromEntries(paths) } : {}) };
}

/** Writes into the launch.json of a folder what a configuration needs; a new one where there is none of its name. Says so, or why not. */
export async function keepInLaunchJson(folder: vscode.WorkspaceFolder, configuration: vscode.DebugConfiguration, additions: Additions): Promise<void> {
  const uri = vscode.Uri.joinPath(folder.uri, '.vscode', 'launch.json');
  const show = 'Open launch.json';
  const told = (await write(uri, configuration.name, additions, newConfiguration(folder, configuration)))
    ? vscode.window.showInformationMessage(`launch.json has the stubs of "${configuration.name}" now.`, show)
    : vscode.window.showWarningMessage('launch.json could not be changed, because it is not what the editor expects; the stubs hold for this run only.', show);
  void told.then(answer => (answer === show ? vscode.window.showTextDocument(uri) : undefined));
}

async function write(uri: vscode.Uri, name: string, additions: Additions, otherwise: Readonly<Record<string, unknown>>): Promise<boolean> {
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false
  );
  if (!exists) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(EMPTY));
  const document = await vscode.workspace.openTextDocument(uri);
  const changed = withAdditions(document.getText(), name, additions, otherwise);
  if (changed === undefined) return false;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end), changed);
  return (await vscode.workspace.applyEdit(edit)) && document.save();
}

function newConfiguration(folder: vscode.WorkspaceFolder, { program, invoke, args }: vscode.DebugConfiguration): Readonly<Record<string, unknown>> {
  return {
    type: 'stepwasm',
    request: 'launch',
    name: '', // its place; the name comes with the rest
    program: portable(String(program), folder),
    ...(invoke === undefined ? {} : { invoke: invoke as unknown }),
    ...(Array.isArray(args) && args.length > 0 ? { args: args as unknown } : {})
  };
}
