import * as vscode from 'vscode';
import { isText } from '../languages';
import type { TestTree } from './tree';

/** Milliseconds without typing. */
const QUIET = 400;

/** Keeps the tree as the texts are: those in editors at once, others when their files change. */
export class TestWatch implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly controller: vscode.TestController,
    private readonly tree: TestTree
  ) {
    const files = vscode.workspace.createFileSystemWatcher('**/*.{wat,wast}');
    this.subscriptions = [
      files,
      files.onDidCreate(uri => this.look(uri, false)),
      files.onDidChange(uri => this.look(uri, !isOpen(uri))),
      files.onDidDelete(uri => this.tree.forget(uri.toString())),
      vscode.workspace.onDidOpenTextDocument(document => this.opened(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.concerns(document)) this.later(document.uri);
      })
    ];
  }

  /** What is open already. */
  begin(): void {
    for (const document of vscode.workspace.textDocuments) this.opened(document);
  }

  private concerns(document: vscode.TextDocument): boolean {
    return isText(document) && (document.uri.scheme === 'file' || document.uri.scheme === 'untitled');
  }

  private opened(document: vscode.TextDocument): void {
    if (this.concerns(document)) this.look(document.uri, false);
  }

  private later(uri: vscode.Uri): void {
    const id = uri.toString();
    clearTimeout(this.timers.get(id));
    this.timers.set(
      id,
      setTimeout(() => {
        this.timers.delete(id);
        this.look(uri, true);
      }, QUIET)
    );
  }

  /** @param changed whether what its tests have said is about another text */
  private look(uri: vscode.Uri, changed: boolean): void {
    this.tree.look(uri).then(
      () => {
        const item = this.controller.items.get(uri.toString());
        if (changed && item) this.controller.invalidateTestResults(item);
      },
      () => undefined // the server is not there, or was asked about a text that has changed again: it is asked again
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** What is open is told by its editor, also before it is saved. */
function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
}
