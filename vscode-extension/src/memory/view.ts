import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../debug/register';
import { showAddress } from './address';
import type { Access, Focus, FromPage, MemoryFacts, PageCommand, ToPage } from './protocol';
import { Snapshots } from './snapshots';
import { find, memoriesOf, type Memory, type Place, placeMeant, readBytes, useOf, writeBytes } from './source';
import { Watching } from './watching';
import type { Placed } from './watchpoints';
import { showPage } from '../webviewPage';
import { reasonOf } from '../words';

export const VIEW = 'stepwasm.memory';

/** The requests that let a thread go on. */
const RESUMING = new Set(['continue', 'next', 'stepIn', 'stepOut']);

const NOTHING = { address: 0n, count: 0 };

/** Where the program stands still, and the memories that can be read there. */
interface Stop {
  readonly session: vscode.DebugSession;
  readonly frame: number;
  readonly thread: number;
  readonly memories: readonly Memory[];
}

/** What is known of a session since it was started, perhaps again. */
interface Heard {
  /** Tells it from all others. */
  readonly number: number;
  /** Numbers of the breakpoints for which it has stopped last. */
  hit: readonly number[];
  readonly snapshots: Snapshots;
}

/** Bytes of linear memory; follows the stops of the active debug session. */
export class MemoryView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly watching: Watching;
  private readonly heard = new Map<string, Heard>();
  /** How many sessions have been heard of. */
  private count = 0;
  private view: vscode.WebviewView | undefined;
  /** Where the page is to go as soon as it listens; nothing if it does. */
  private unsaid: ToPage[] | undefined = [];
  private stop: Stop | undefined;
  /** Reference of the memory that is shown. */
  private shown = '';
  /** Goes where this leads, at each stop. */
  private followed = '';
  /** Nothing until the page has told it. */
  private selection = NOTHING;
  private search = { number: 0, progressId: '' };
  /** Counts changes of the stop, so that answers to questions about an earlier one are dropped. */
  private turn = 0;

  constructor(
    private readonly extension: vscode.Uri,
    memento: vscode.Memento
  ) {
    this.watching = new Watching(memento);
    this.subscriptions = [
      vscode.debug.onDidChangeActiveStackItem(item => void this.follow(item)),
      vscode.debug.onDidTerminateDebugSession(session => {
        if (this.stop?.session.id === session.id) this.stop = undefined;
        this.watching.forget(session);
        this.heard.delete(session.id);
      }),
      vscode.debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
        createDebugAdapterTracker: session => ({
          onWillReceiveMessage: (request: Request) => this.asked(session, request),
          onDidSendMessage: (message: DebugMessage) => this.overhear(session, message)
        })
      })
    ];
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    this.unsaid = [];
    this.selection = NOTHING;
    view.webview.onDidReceiveMessage((message: FromPage) => void this.receive(message));
    view.onDidDispose(() => {
      this.view = undefined;
      this.unsaid = [];
    });
    view.onDidChangeVisibility(() => {
      if (view.visible) void this.follow(vscode.debug.activeStackItem);
      else this.selection = NOTHING; // the page is gone, and does not say what happens to it
    });
    showPage(view.webview, this.extension, { style: 'memory.css', script: 'memory.js', body: '', attributes: `data-vscode-context='{"preventDefaultContextMenuItems": true}'` });
  }

  async focus(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  async tellPage(command: PageCommand): Promise<void> {
    await this.focus();
    this.post({ type: 'command', command });
  }

  /** Asks where to go, unless that is known. */
  async askForAddress(known?: string): Promise<void> {
    const expression =
      known ?? (await vscode.window.showInputBox({ prompt: 'Address in linear memory, or an expression that gives one', placeHolder: '0x120, 288, $p + 8' }));
    if (expression === undefined || expression.trim() === '') return;
    await this.focus();
    await this.go(expression, false, 'take');
  }

  async reveal(place: { readonly memory: string; readonly address: bigint }): Promise<void> {
    await this.focus();
    await this.standing();
    this.goTo({ reference: place.memory, address: place.address }, '', 'take');
  }

  /** Watches the bytes that are selected. */
  async watchSelection(access: Access): Promise<void> {
    const { address, count } = this.selection;
    if (count === 0) return this.askForSelection();
    await this.watch('add', { address: address.toString(), count, access });
  }

  /** Watches nothing any more of what is selected. */
  async removeWatchpoints(): Promise<void> {
    const { address, count } = this.selection;
    if (count === 0) return this.askForSelection();
    const session = this.stop?.session;
    if (!session) return;
    const here = this.watching.of(session).in(this.shown, []);
    for (const each of here.filter(each => each.address < address + BigInt(count) && address < each.address + BigInt(each.count))) {
      await this.watch('remove', { address: each.address.toString(), count: each.count, access: each.access });
    }
  }

  private async askForSelection(): Promise<void> {
    await this.focus();
    void vscode.window.showInformationMessage('Select bytes in Linear Memory, then run this command again.');
  }

  /** Another frame has the focus, or the same one again. */
  private async follow(item: vscode.DebugThread | vscode.DebugStackFrame | undefined): Promise<void> {
    const turn = ++this.turn;
    const session = item?.session ?? vscode.debug.activeDebugSession;
    if (session?.type !== DEBUG_TYPE) {
      const elsewhere = session && this.heard.size > 0;
      return this.rest('idle', elsewhere ? 'Another program has the focus. Select a WebAssembly frame in the call stack.' : 'No WebAssembly program is being debugged. Start one with F5.');
    }
    if (!(item instanceof vscode.DebugStackFrame)) return this.rest('running', 'The program is running. Its memory is shown when it stops.');
    try {
      const memories = await memoriesOf(session, item.frameId);
      if (turn !== this.turn) return;
      if (memories.length === 0) return this.rest('idle', 'This function cannot see any memory. Select another frame in the call stack.');
      this.stop = { session, frame: item.frameId, thread: item.threadId, memories };
      if (!memories.some(({ reference }) => reference === this.shown)) this.shown = memories[0]?.reference ?? '';
      this.heardOf(session).snapshots.at(item.threadId, memories);
      this.tellMemories(turn);
      this.post({ type: 'state', state: 'stopped', note: '' });
      this.tellWatchpoints();
      if (this.followed !== '') await this.go(this.followed, true, 'leave');
      await this.tellUse(turn);
    } catch (error) {
      if (turn === this.turn) this.rest('idle', `The memory cannot be read: ${reasonOf(error)}`);
    }
  }

  /** Where the program stands. It may have come there just now, so that nobody has looked at it yet. */
  private async standing(): Promise<Stop | undefined> {
    if (!this.stop) await this.follow(vscode.debug.activeStackItem);
    return this.stop;
  }

  private rest(state: 'idle' | 'running', note: string): void {
    this.stop = undefined;
    this.post({ type: 'state', state, note });
  }

  private tellMemories(stop: number): void {
    const memories = this.stop?.memories ?? [];
    const selected = memories.findIndex(({ reference }) => reference === this.shown);
    this.post({ type: 'memories', stop, memories: memories.map(memory => factsOf(memory, this.keyOf(memory))), selected });
  }

  private tellWatchpoints(): void {
    const session = this.stop?.session;
    if (!session) return;
    const watchpoints = this.watching.of(session).in(this.shown, this.heardOf(session).hit);
    this.post({ type: 'watchpoints', watchpoints: watchpoints.map(each => ({ ...each, address: each.address.toString() })) });
  }

  /** What is in use; only while somebody looks, because it means looking at every byte. */
  private async tellUse(turn: number): Promise<void> {
    const { stop, shown } = this;
    if (!stop || !this.view?.visible) return;
    try {
      const use = await useOf(stop.session, stop.frame, shown, this.heardOf(stop.session).snapshots.stopOf({ reference: shown }));
      if (turn === this.turn && shown === this.shown) this.post({ type: 'use', memory: this.indexOf(shown), ...use });
    } catch {
      // The program has gone on, or another question has taken the place of this one: what is in use is told then.
    }
  }

  private asked(session: vscode.DebugSession, { command = '', arguments: args }: Request): void {
    if (command === 'restart') this.heard.delete(session.id); // another program, with memories of its own
    if (RESUMING.has(command)) this.heardOf(session).snapshots.resumed(args?.threadId ?? 0);
  }

  private overhear(session: vscode.DebugSession, { type, event, body }: DebugMessage): void {
    if (type !== 'event') return;
    switch (event) {
      case 'initialized':
        void this.watching.begins(session).then(
          () => this.tellWatchpoints(),
          () => undefined // the adapter is gone, and the editor says so
        );
        break;
      case 'stopped':
        this.heardOf(session).hit = body?.hitBreakpointIds ?? [];
        this.heardOf(session).snapshots.stopped(body?.threadId ?? 0);
        break;
      case 'breakpoint':
        if (body?.breakpoint && this.watching.of(session).changed(body.breakpoint)) this.tellWatchpoints();
        break;
      case 'progressUpdate':
        if (body?.progressId === this.search.progressId) {
          this.post({ type: 'progress', search: this.search.number, percent: body.percentage ?? 0 });
        }
        break;
      case 'memory':
        this.heardOf(session).snapshots.forget();
        if (this.stop?.session.id === session.id) {
          const turn = ++this.turn;
          this.tellMemories(turn);
          void this.tellUse(turn);
        }
        break;
    }
  }

  private async receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready': {
        const unsaid = this.unsaid ?? [];
        this.unsaid = undefined;
        this.followed = message.followed;
        await this.follow(vscode.debug.activeStackItem);
        for (const each of unsaid) this.post(each);
        break;
      }
      case 'show':
        await this.show(BigInt(message.address), message.count);
        break;
      case 'select':
        this.select(this.stop?.memories[message.memory]?.reference ?? this.shown);
        break;
      case 'go':
        this.followed = message.follow ? message.expression : '';
        if (message.expression !== '') await this.go(message.expression, message.follow, 'keep');
        break;
      case 'write':
        await this.write(message.memory, BigInt(message.address), message.bytes);
        break;
      case 'find':
        await this.find(message);
        break;
      case 'cancelFind':
        await this.cancelFind();
        break;
      case 'watch':
        await this.watch('add', message);
        break;
      case 'unwatch':
        await this.watch('remove', message);
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        break;
      case 'selection':
        this.selection = { address: BigInt(message.address), count: message.count };
        break;
    }
  }

  private select(reference: string): void {
    this.shown = reference;
    const turn = ++this.turn;
    this.tellMemories(turn);
    this.tellWatchpoints();
    void this.tellUse(turn);
  }

  private async show(address: bigint, count: number): Promise<void> {
    const { stop, shown, turn } = this;
    if (!stop || count <= 0) return;
    const source = (from: bigint, length: number) => readBytes(stop.session, shown, from, length);
    const snapshot = this.heardOf(stop.session).snapshots.of({ reference: shown });
    const wanted = () => turn === this.turn && this.view?.visible === true;
    try {
      const { bytes, changed } = await snapshot.read(address, count, source);
      if (!wanted()) return;
      this.post({ type: 'bytes', stop: turn, memory: this.indexOf(shown), address: address.toString(), asked: count, bytes: bytes.slice(), changed: changed.slice() });
      await snapshot.readAgain(source, wanted);
    } catch (error) {
      if (wanted()) this.post({ type: 'state', state: 'idle', note: `The memory cannot be read: ${reasonOf(error)}` });
    }
  }

  /** Goes where an expression leads. */
  private async go(expression: string, follows: boolean, focus: Focus): Promise<void> {
    const stop = await this.standing();
    if (!stop) return this.post({ type: 'refused', what: 'address', why: 'The program is not stopped; pause it to look at its memory.' });
    try {
      const place = await placeMeant(stop.session, stop.frame, expression);
      if (stop === this.stop) this.goTo(place, follows ? expression : '', focus);
    } catch (error) {
      this.post({ type: 'refused', what: 'address', why: reasonOf(error) });
    }
  }

  private goTo({ reference, address }: Place, expression: string, focus: Focus): void {
    const memory = this.stop?.memories.find(each => each.reference === (reference ?? this.shown));
    if (reference !== undefined && memory && reference !== this.shown) this.select(reference);
    if (memory && address >= memory.size) {
      const why = `${showAddress(address)} is outside of ${memory.name}, which ends before ${showAddress(memory.size)}.`;
      return this.post({ type: 'refused', what: 'address', why });
    }
    this.post({ type: 'goTo', address: address.toString(), count: 1, focus, expression });
  }

  /** The page may not have heard yet that another memory is shown: what it means is written to, or nothing. */
  private async write(key: string, address: bigint, bytes: Uint8Array): Promise<void> {
    const { stop } = this;
    if (!stop) return this.post({ type: 'refused', what: 'edit', why: 'The program is running; pause it to change its memory.' });
    const memory = stop.memories.find(each => this.keyOf(each) === key);
    if (!memory) return this.post({ type: 'refused', what: 'edit', why: 'Another program or function has the focus; select a frame that can see this memory to change it.' });
    try {
      await writeBytes(stop.session, memory.reference, address, bytes);
    } catch (error) {
      this.post({ type: 'refused', what: 'edit', why: reasonOf(error) });
    }
  }

  private async find({ search, from, bytes, ignoreCase }: FromPage & { readonly type: 'find' }): Promise<void> {
    const { stop, shown } = this;
    const answer = (addresses: readonly string[], complete: boolean, problem: string) =>
      this.post({ type: 'found', search, addresses, complete, problem });
    if (!stop) return answer([], true, 'The program is running; pause it to search its memory.');
    const progressId = `stepwasm-find-${search}`;
    this.search = { number: search, progressId };
    try {
      const found = await find(stop.session, shown, { from: BigInt(from), bytes, ignoreCase, progressId });
      answer(found.addresses.map(String), found.complete, '');
    } catch (error) {
      answer([], true, reasonOf(error) === 'cancelled' ? 'cancelled' : reasonOf(error));
    }
  }

  private async cancelFind(): Promise<void> {
    await this.stop?.session.customRequest('cancel', { progressId: this.search.progressId });
  }

  private async watch(change: 'add' | 'remove', wanted: { readonly address: string; readonly count: number; readonly access: Access }): Promise<void> {
    const session = this.stop?.session;
    if (!session) return this.post({ type: 'refused', what: 'watch', why: 'The program is running; pause it to watch its memory.' });
    try {
      await this.watching.change(session, change, { memory: this.shown, address: BigInt(wanted.address), count: wanted.count, access: wanted.access });
    } catch (error) {
      this.post({ type: 'refused', what: 'watch', why: reasonOf(error) });
    }
    this.tellWatchpoints();
  }

  private heardOf(session: vscode.DebugSession): Heard {
    let known = this.heard.get(session.id);
    if (!known) {
      known = { number: ++this.count, hit: [], snapshots: new Snapshots() };
      this.heard.set(session.id, known);
    }
    return known;
  }

  /** Of a memory that can be seen at this stop. */
  private keyOf({ reference }: Memory): string {
    return this.stop ? `${this.heardOf(this.stop.session).number} ${reference}` : '';
  }

  private indexOf(reference: string): number {
    return this.stop?.memories.findIndex(each => each.reference === reference) ?? -1;
  }

  private post(message: ToPage): void {
    if (!this.unsaid) void this.view?.webview.postMessage(message);
    // All else is said anew when the page listens.
    else if (message.type === 'goTo' || message.type === 'command' || message.type === 'refused') this.unsaid = [message];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function factsOf({ name, size, pageSize, bits, landmarks }: Memory, key: string): MemoryFacts {
  return {
    key,
    name,
    size: size.toString(),
    pageSize,
    bits,
    landmarks: landmarks.map(each => ({ name: each.name, address: each.address.toString(), length: each.length.toString() }))
  };
}

/** What the editor asks of the debug adapter. */
interface Request {
  readonly command?: string;
  readonly arguments?: { readonly threadId?: number };
}

interface DebugMessage {
  readonly type: string;
  readonly event?: string;
  readonly body?: {
    readonly threadId?: number;
    readonly hitBreakpointIds?: readonly number[];
    readonly breakpoint?: Placed;
    readonly progressId?: string;
    readonly percentage?: number;
  };
}
