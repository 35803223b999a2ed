import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../debug/register';
import { parseAddress } from './address';
import type { FromPage, ToPage } from './protocol';
import { Snapshot } from './snapshot';
import { memoriesOf, type Memory, readBytes } from './source';

const VIEW = 'stepwasm.memory';

/** Registers the view "Linear Memory" of the debug side bar. */
export function registerMemoryView(context: vscode.ExtensionContext): void {
  const view = new MemoryView(context.extensionUri);
  context.subscriptions.push(
    view,
    vscode.window.registerWebviewViewProvider(VIEW, view),
    vscode.commands.registerCommand('stepwasm.memory.goTo', () => view.askForAddress())
  );
}

/** Where the program stands still, and the memories that can be read there. */
interface Stop {
  readonly session: vscode.DebugSession;
  readonly memories: readonly Memory[];
}

/** Hex dump of linear memory; follows the stops of the active debug session. */
class MemoryView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private page: vscode.Webview | undefined;
  private stop: Stop | undefined;
  private selected = 0;
  private snapshots = new Map<string, Snapshot>();
  private shown = { address: 0, count: 0 };
  /** Counts changes of the stop, so that answers to questions about an earlier one are dropped. */
  private turn = 0;
  /** Whether the program has run since the bytes were read. The editor may focus a frame several times at one stop. */
  private moved = false;

  constructor(private readonly extension: vscode.Uri) {
    this.subscriptions = [
      vscode.debug.onDidChangeActiveStackItem(item => void this.follow(item)),
      vscode.debug.onDidStartDebugSession(session => session.type === DEBUG_TYPE && this.snapshots.clear()),
      vscode.debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
        createDebugAdapterTracker: () => ({ onDidSendMessage: (message: DebugMessage) => this.overhear(message) })
      })
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.page = view.webview;
    this.page.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map(folder => vscode.Uri.joinPath(this.extension, folder))
    };
    this.page.onDidReceiveMessage((message: FromPage) => this.receive(message));
    view.onDidDispose(() => (this.page = undefined));
    this.page.html = this.html(this.page);
    void this.follow(vscode.debug.activeStackItem);
  }

  async askForAddress(): Promise<void> {
    const words = await vscode.window.showInputBox({
      prompt: 'Address in linear memory',
      placeHolder: '0x120 or 288',
      validateInput: text => (parseAddress(text) === undefined ? 'An address is a number: 0x120 or 288' : undefined)
    });
    const address = words === undefined ? undefined : parseAddress(words);
    if (address === undefined) return;
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    this.post({ type: 'goTo', address });
  }

  /** Another frame has the focus, or the same one again. */
  private async follow(item: vscode.DebugThread | vscode.DebugStackFrame | undefined): Promise<void> {
    const turn = ++this.turn;
    const session = item?.session ?? vscode.debug.activeDebugSession;
    if (session?.type !== DEBUG_TYPE) return this.rest('idle', 'No program is being debugged.');
    if (!(item instanceof vscode.DebugStackFrame)) return this.rest('running', 'The program is running.');
    try {
      const memories = await memoriesOf(session, item.frameId);
      if (turn !== this.turn) return;
      if (memories.length === 0) return this.rest('idle', 'The program has no memory.');
      this.stop = { session, memories };
      this.selected = Math.min(this.selected, memories.length - 1);
      if (this.moved) for (const snapshot of this.snapshots.values()) snapshot.advance();
      this.moved = false;
      this.post({ type: 'memories', names: memories.map(({ name }) => name), selected: this.selected });
      this.post({ type: 'state', state: 'stopped', note: '' });
      await this.show(turn);
    } catch (error) {
      if (turn === this.turn) this.rest('idle', `The memory cannot be read: ${words(error)}`);
    }
  }

  private rest(state: 'idle' | 'running', note: string): void {
    this.stop = undefined;
    this.post({ type: 'state', state, note });
  }

  private overhear({ type, event }: DebugMessage): void {
    if (type !== 'event') return;
    if (event === 'stopped') this.moved = true;
    if (event !== 'memory') return;
    for (const snapshot of this.snapshots.values()) snapshot.forget();
    void this.show(this.turn);
  }

  private receive(message: FromPage): void {
    switch (message.type) {
      case 'show':
        this.shown = { address: message.address, count: message.count };
        break;
      case 'select':
        this.selected = message.memory;
        break;
    }
    void this.show(this.turn);
  }

  private async show(turn: number): Promise<void> {
    const { stop, page } = this;
    const memory = stop?.memories[this.selected];
    const { address, count } = this.shown;
    if (!stop || !page || !memory || count === 0) return;
    const source = (from: number, length: number) => readBytes(stop.session, memory, from, length);
    const snapshot = this.snapshotOf(memory);
    try {
      const { bytes, changed } = await snapshot.read(address, count, source);
      if (turn !== this.turn) return;
      this.post({ type: 'bytes', address, asked: count, bytes: [...bytes], changed });
      await snapshot.readAgain(source, () => turn === this.turn);
    } catch (error) {
      if (turn === this.turn) this.post({ type: 'state', state: 'idle', note: `The memory cannot be read: ${words(error)}` });
    }
  }

  /** By name: references live only until the program runs on. */
  private snapshotOf({ name }: Memory): Snapshot {
    const snapshot = this.snapshots.get(name) ?? new Snapshot();
    this.snapshots.set(name, snapshot);
    return snapshot;
  }

  private post(message: ToPage): void {
    void this.page?.postMessage(message);
  }

  private html(page: vscode.Webview): string {
    const nonce = randomBytes(16).toString('base64url');
    const uri = (...path: string[]) => page.asWebviewUri(vscode.Uri.joinPath(this.extension, ...path)).toString();
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${page.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${uri('media', 'memory.css')}">
</head>
<body>
<form id="bar">
<label for="address">Address</label>
<input id="address" type="text" spellcheck="false" autocomplete="off" placeholder="0x0000" aria-describedby="note">
<select id="memory" aria-label="Memory" hidden></select>
<span id="changes" role="status"></span>
</form>
<div id="note" role="status"></div>
<div id="dump" role="grid" tabindex="0" aria-label="Bytes of linear memory. Arrow keys move, Page Up and Page Down scroll."></div>
<div id="value" aria-live="polite"></div>
<script nonce="${nonce}" src="${uri('dist', 'memory.js')}"></script>
</body>
</html>`;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

interface DebugMessage {
  readonly type: string;
  readonly event?: string;
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
