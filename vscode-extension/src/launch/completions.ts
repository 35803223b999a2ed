import * as vscode from 'vscode';
import { type Launchable, nameOf, signature } from './launchable';
import type { Launchables } from './launchables';
import { fileMeant, type Place, placeAt } from './place';
import { isProgram, programOf } from './program';
import { usual } from './standin';

/** Completes the names of functions and imports in launch.json, which only the program knows. The rest the schema does. */
export class LaunchJsonCompletions implements vscode.CompletionItemProvider {
  constructor(private readonly launchables: Pick<Launchables, 'of'>) {}

  async provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
    const place = placeAt(document.getText(), document.offsetAt(position));
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const file = place && folder && fileMeant(place.program, folder.uri.fsPath, besides());
    const launchable = file === undefined ? undefined : await this.launchables.of(vscode.Uri.file(file));
    return place && launchable ? items(document, place, launchable) : [];
  }
}

/** A program that can be seen beside launch.json: that is what `${file}` will probably mean. */
function besides(): string | undefined {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => isProgram(document.uri, document.languageId));
  return editor && programOf(editor.document.uri);
}

function items(document: vscode.TextDocument, place: Place, launchable: Launchable): vscode.CompletionItem[] {
  const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  const item = (name: string, kind: vscode.CompletionItemKind, detail: string, insertText: string) =>
    Object.assign(new vscode.CompletionItem(JSON.stringify(name), kind), { detail, insertText, filterText: JSON.stringify(name), range });
  if (place.what === 'invoke') {
    return launchable.functions.map(callable => item(callable.name, vscode.CompletionItemKind.Function, signature(callable), JSON.stringify(callable.name)));
  }
  const isNew = place.start === place.end;
  return launchable.imports
    .filter(wanted => !place.given.includes(nameOf(wanted)))
    .map(wanted => {
      const key = JSON.stringify(nameOf(wanted));
      return item(nameOf(wanted), vscode.CompletionItemKind.Interface, wanted.type, isNew ? `${key}: ${JSON.stringify(usual(wanted))}` : key);
    });
}

/** Where launch.json has its names completed. */
export function registerLaunchJson(launchables: Pick<Launchables, 'of'>): vscode.Disposable {
  const selector = [{ language: 'jsonc', pattern: '**/.vscode/launch.json' }, { language: 'json', pattern: '**/.vscode/launch.json' }];
  return vscode.languages.registerCompletionItemProvider(selector, new LaunchJsonCompletions(launchables), '"', ':', ' ');
}
