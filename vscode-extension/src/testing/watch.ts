import * as vscode from 'vscode';
import { isText } from '../languages';
import { mayHaveTests, type TestTree } from './tree';

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
    const files = vscode.workspace.createFileSystemWatcher('**/*.{wat,wast}', false, false, true);
    const gone = vscode.workspace.createFileSystemWatcher('**', true, true, false); // of a folder nothing is said about the files in it
    this.subscriptions = [
      files,
      gone,
      files.onDidCreate(uri => this.look(uri, false)),
      files.onDidChange(uri => this.look(uri, !isOpen(uri))),
      gone.onDidDelete(uri => this.tree.forgetBelow(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.again()),
      vscode.workspace.onDidCloseTextDocument(document => this.closed(document)),
      vscode.workspace.onDidOpenTextDocument(document => this.opened(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.concerns(document)) this.later(document.uri);
      })
    ];
  }

  /** There is a server: looks at what is open already, and at what was to be seen before. */
  begin(): void {
    for (const document of vscode.workspace.textDocuments) this.opened(document);
    this.again();
  }

  private again(): void {
    this.tree.lookAgain().catch(() => undefined); // the server is not there: it is asked when it is
  }

  private concerns(document: vscode.TextDocument): boolean {
    return isText(document) && mayHaveTests(document.uri);
  }

  private opened(document: vscode.TextDocument): void {
    if (this.concerns(document)) this.look(document.uri, false);
  }

  /** What was never saved is gone; of a file that what was not saved. */
  private closed({ uri }: vscode.TextDocument): void {
    const id = uri.toString();
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    if (uri.scheme === 'untitled') this.tree.forget(id);
    else if (this.tree.isRead(uri)) this.look(uri, false);
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
