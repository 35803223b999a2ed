import * as vscode from 'vscode';
import { programOf } from './program';

/** What is in front: a text, or what another editor shows, such as that of binaries. */
export interface Front {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument | undefined;
}

/** The document in front; nothing where there is none. */
export function inFront(): Front | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const document = vscode.window.activeTextEditor?.document;
  if (input instanceof vscode.TabInputCustom) return { uri: input.uri, document: undefined };
  if (document) return { uri: document.uri, document };
  return input instanceof vscode.TabInputText ? { uri: input.uri, document: undefined } : undefined;
}

/** The program on the disk that a document is; what has no name yet is saved first. Nothing if the user does not want that, or if it is elsewhere. */
export async function onDisk(uri: vscode.Uri, elsewhere: (uri: vscode.Uri) => undefined): Promise<string | undefined> {
  const saved = uri.scheme === 'untitled' ? await vscode.workspace.save(uri) : uri;
  return saved && (programOf(saved) ?? elsewhere(saved));
}
