import * as vscode from 'vscode';
import { rangeOf } from './places';
import type { TestNode } from './protocol';
import type { TestServer } from './server';

/**
 * What the Test Explorer shows: texts, and below them what the server finds in them. A text is read when somebody unfolds it, runs it
 * or opens it in an editor, and again when it has changed.
 */
export class TestTree {
  /** Reading of texts that is under way. */
  private readonly reading = new Map<string, Promise<void>>();
  private readonly read = new Set<string>();
  /** Whether somebody wants to see the texts of the whole workspace. */
  private everywhere = false;

  constructor(
    private readonly controller: vscode.TestController,
    private readonly server: TestServer
  ) {}

  /** All texts of the workspace that may have tests; those that are gone go. */
  async lookEverywhere(token?: vscode.CancellationToken): Promise<void> {
    this.everywhere = true;
    const { uris } = await this.server.texts(token);
    const known = new Set(uris.map(uri => vscode.Uri.parse(uri)).filter(mayHaveTests).map(uri => uri.toString()));
    for (const [id] of this.controller.items) if (!known.has(id)) this.forget(id);
    for (const id of known) this.textItem(vscode.Uri.parse(id));
    await Promise.all([...known].filter(id => this.read.has(id)).map(id => this.look(vscode.Uri.parse(id))));
  }

  /** The workspace or the server is another one: what was looked for before is looked for again. */
  async lookAgain(): Promise<void> {
    if (this.everywhere) await this.lookEverywhere();
  }

  /** Reads the tests of a text, which may have none any more. */
  look(uri: vscode.Uri): Promise<void> {
    const id = uri.toString();
    const under = this.reading.get(id);
    const next = (under ?? Promise.resolve()).then(() => this.lookNow(uri));
    const done = next.finally(() => {
      if (this.reading.get(id) === done) this.reading.delete(id);
    });
    this.reading.set(id, done);
    return done;
  }

  /** Reads the tests of a text unless that has been done. */
  async ensure(item: vscode.TestItem): Promise<void> {
    if (item.uri && !item.parent && !this.read.has(item.id)) await this.look(item.uri);
  }

  isRead(uri: vscode.Uri): boolean {
    return this.read.has(uri.toString());
  }

  has(uri: vscode.Uri): boolean {
    return this.controller.items.get(uri.toString()) !== undefined;
  }

  forget(id: string): void {
    this.controller.items.delete(id);
    this.read.delete(id);
  }

  /** A file is gone, or a folder with all that was in it. */
  forgetBelow(uri: vscode.Uri): void {
    const gone = uri.toString();
    for (const [id] of this.controller.items) if (id === gone || id.startsWith(`${gone}/`)) this.forget(id);
  }

  private async lookNow(uri: vscode.Uri): Promise<void> {
    const { tests } = await this.server.tests(uri);
    if (tests.length === 0) return this.forget(uri.toString());
    const item = this.textItem(uri);
    this.read.add(item.id);
    this.fill(item, tests, uri);
  }

  private textItem(uri: vscode.Uri): vscode.TestItem {
    const id = uri.toString();
    const known = this.controller.items.get(id);
    if (known) return known;
    const item = this.controller.createTestItem(id, vscode.workspace.asRelativePath(uri), uri);
    item.canResolveChildren = true;
    this.controller.items.add(item);
    return item;
  }

  private fill(parent: vscode.TestItem, nodes: readonly TestNode[], uri: vscode.Uri): void {
    parent.children.replace(
      nodes.map((node, index) => {
        const item = this.controller.createTestItem(node.id, node.label, uri);
        item.range = rangeOf(node.range);
        if (node.detail) item.description = node.detail;
        item.sortText = String(index).padStart(6, '0');
        if (node.children) this.fill(item, node.children, uri);
        return item;
      })
    );
  }
}

/** Whether a text is one of the user: others are copies, such as those of a version control that are compared with it. */
export function mayHaveTests({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'untitled';
}

/** An item and all below it. */
export function* all(item: vscode.TestItem): Generator<vscode.TestItem> {
  yield item;
  for (const [, child] of item.children) yield* all(child);
}
