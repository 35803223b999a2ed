import * as vscode from 'vscode';
import { nameOf, textOf } from './address';
import type { Binaries, Place } from './binaries';
import type { Bytes } from './bytes';
import { reveal } from './documents';
import { watchFile } from './files';
import { CHANGE_LIMIT, changeLimit } from './limit';
import type { Overview, Remedy } from './overview';
import { body, escape } from './page';
import { showPage } from '../webviewPage';

/** The editor that a binary opens in: gives way to its text. */
export const BINARY = 'stepwasm.binary';
/** The editor that shows what is in a binary. */
export const SECTIONS = 'stepwasm.sections';

/** What the page asks for. */
type FromPage = { readonly remedy: Remedy; readonly offset: number } | { readonly kind: string; readonly index: number };

/**
 * Shows what is in a binary. One of the two kinds does so only when the binary has no text: else it opens the text in its
 * place, where everything works that works in a text.
 */
export class BinaryEditor implements vscode.CustomReadonlyEditorProvider {
  constructor(
    private readonly kind: typeof BINARY | typeof SECTIONS,
    private readonly extension: vscode.Uri,
    private readonly binaries: Binaries,
    private readonly bytes: Bytes
  ) {}

  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(this.kind, this, { webviewOptions: { enableFindWidget: true } });
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor({ uri }: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    const page = panel.webview;
    this.show(page, `<p class="dim" role="status">Reading ${escape(nameOf(uri))}…</p>`);
    let open = true;
    let turn = 0;
    const show = async () => {
      const mine = ++turn;
      const overview = await this.binaries.overview(uri);
      if (!open || mine !== turn) return;
      const tab = tabOf(uri, this.kind);
      if (this.kind === BINARY && overview.text !== 'none' && tab) return this.giveWay(uri, overview, panel, tab.isPreview);
      this.show(page, body(nameOf(uri), overview));
    };
    const subscriptions = [page.onDidReceiveMessage((message: FromPage) => void this.act(uri, message, show)), watchFile(uri, () => void show())];
    panel.onDidDispose(() => {
      open = false;
      for (const subscription of subscriptions) subscription.dispose();
    });
    await show();
  }

  /** Opens the text in the place of this editor. */
  private async giveWay(uri: vscode.Uri, overview: Overview, panel: vscode.WebviewPanel, preview: boolean): Promise<void> {
    const viewColumn = panel.viewColumn ?? vscode.ViewColumn.Active;
    const preserveFocus = !panel.active;
    const document = await vscode.workspace.openTextDocument(textOf(await this.binaries.file(uri)));
    await vscode.window.showTextDocument(document, { viewColumn, preview, preserveFocus });
    panel.dispose();
    if (overview.text === 'skeleton') void tellOfSkeleton(uri);
  }

  private async act(uri: vscode.Uri, message: FromPage, again: () => Promise<void>): Promise<void> {
    if ('kind' in message) {
      const file = await this.binaries.file(uri);
      const place = await this.binaries.ask<Place | null>('stepwasm.positionOfItem', file.toString(), message.kind, message.index);
      return place ? reveal(place) : undefined;
    }
    switch (message.remedy) {
      case 'RETRY':
        return again();
      case 'LOG':
        await vscode.commands.executeCommand('stepwasm.showLog');
        return;
      case 'LIMIT':
        return changeLimit();
      case 'HEX':
        return this.bytes.show(uri, message.offset);
      case 'TEXT':
      case 'WAT': {
        const document = await vscode.workspace.openTextDocument(uri);
        if (message.remedy === 'WAT') await vscode.languages.setTextDocumentLanguage(document, 'wat');
        await vscode.window.showTextDocument(document);
      }
    }
  }

  private show(page: vscode.Webview, content: string): void {
    showPage(page, this.extension, { style: 'sections.css', script: 'sections.js', body: `<main>\n${content}\n</main>` });
  }
}

async function tellOfSkeleton(uri: vscode.Uri): Promise<void> {
  const sections = 'Show Sections';
  const answer = await vscode.window.showInformationMessage(
    `${nameOf(uri)} is large: its text leaves out the code of functions and the rest of long data. A program that stops in it is shown in a text of the debugger.`,
    sections,
    CHANGE_LIMIT
  );
  if (answer === sections) await vscode.commands.executeCommand('vscode.openWith', uri, SECTIONS);
  if (answer === CHANGE_LIMIT) await changeLimit();
}

/** The tab that shows a binary in an editor of ours; in a diff there is none. */
function tabOf(uri: vscode.Uri, kind: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap(group => group.tabs)
    .find(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === kind && input.uri.toString() === uri.toString());
}
