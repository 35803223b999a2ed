import { showAddress, showSize } from '../../memory/address';
import { Cache } from '../../memory/cache';
import { Caret } from '../../memory/caret';
import type { Landmark } from '../../memory/landmarks';
import type { Access, PageCommand, ShownWatchpoint, ToPage } from '../../memory/protocol';
import { rowAddress } from '../../memory/shape';
import { type Unit, unit, type UnitId } from '../../memory/units';
import { Changes } from './changes';
import { make, say } from './dom';
import { Editing } from './editing';
import { FindBar } from './findbar';
import { Grid } from './grid';
import { Host } from './host';
import { Inspector } from './inspector';
import { Journey } from './journey';
import { keyCommand } from './keys';
import { listenToPointer } from './pointing';
import { Slider } from './slider';
import { Strip } from './strip';
import { Toolbar } from './toolbar';
import { WatchList } from './watchlist';

interface Memory {
  readonly key: string;
  readonly name: string;
  readonly size: bigint;
  readonly pageSize: number;
  readonly bits: number;
  readonly landmarks: readonly Landmark[];
}

/** The page of the memory view. */
export class App {
  private readonly host = new Host();
  private readonly cache = new Cache();
  private readonly journey = new Journey();
  private readonly grid = new Grid();
  private readonly slider = new Slider(top => this.scrollTo(top));
  private readonly strip = new Strip(address => this.visit(address));
  private readonly inspector = new Inspector((chosen, cell) => this.editAs(chosen, cell, this.caret.selection.from));
  private readonly editing = new Editing(() => this.paint());
  private readonly note = make('div', { id: 'note', role: 'status' });
  private readonly changes = new Changes(this.cache, this.strip, {
    cursor: () => this.caret.cursor,
    visit: address => this.visit(address),
    jump: address => this.jump(address),
    say: words => say(this.note, words)
  });
  private readonly watches = new WatchList({
    show: address => this.visit(address),
    remove: each => this.host.post({ type: 'unwatch', address: each.address, count: each.count, access: each.access })
  });
  private readonly find = new FindBar({
    search: (search, bytes, ignoreCase) => this.host.post({ type: 'find', search, from: this.caret.cursor.toString(), bytes, ignoreCase }),
    cancel: () => this.host.post({ type: 'cancelFind' }),
    select: (address, count) => {
      this.visit(address);
      this.select(address + BigInt(count) - 1n, address);
    },
    closed: () => this.grid.element.focus(),
    repaint: () => this.paint(),
    cursor: () => this.caret.cursor
  });
  private readonly toolbar = new Toolbar({
    selectMemory: memory => this.host.post({ type: 'select', memory }),
    go: (expression, follow) => {
      say(this.note, '');
      this.host.remember({ expression, follow });
      this.host.post({ type: 'go', expression, follow });
    },
    command: command => this.run(command),
    setUnit: id => this.setUnit(id),
    setText: text => {
      this.text = text;
      this.host.remember({ text });
      this.paint();
    },
    setPerRow: perRow => {
      this.perRow = perRow;
      this.host.remember({ perRow });
      this.reshape();
    }
  });

  private memories: readonly Memory[] = [];
  private memory: Memory | undefined;
  private selected = -1;
  private isStopped = false;
  private readonly caret: Caret;
  private text: 'utf8' | 'utf16' = 'utf8';
  private perRow = 0;
  /** Pixels of a line and lines of a page, as the pointer needs them. */
  private readonly page = { lineHeight: 18, rows: 8 };
  private asked = '';
  private undoable: { readonly memory: string; readonly address: bigint; readonly bytes: Uint8Array }[] = [];
  private watchpoints: readonly ShownWatchpoint[] = [];
  private scheduled = false;
  private visibleChanges = 0;

  constructor(private readonly body: HTMLElement) {
    const { remembered } = this.host;
    this.caret = new Caret(unit(remembered.unit ?? 'hex'), BigInt(remembered.top ?? 0), BigInt(remembered.cursor ?? 0));
    this.text = remembered.text ?? 'utf8';
    this.perRow = remembered.perRow ?? 0;
    this.toolbar.show(this.caret.unit.id, this.text, this.perRow, remembered.expression ?? '', remembered.follow ?? false);
  }

  start(): void {
    const bytes = make('div', { id: 'bytes', 'data-vscode-context': '{"webviewSection": "bytes"}' }, this.grid.element, this.slider.element);
    this.body.append(
      this.toolbar.element,
      this.find.element,
      this.strip.element,
      this.watches.element,
      this.note,
      make('div', { id: 'main' }, bytes, this.inspector.element)
    );
    this.listen();
    this.host.listen(message => this.hear(message));
    new ResizeObserver(() => this.reshape()).observe(bytes);
    this.rest(true);
    const { expression = '', follow = false } = this.host.remembered;
    this.host.post({ type: 'ready', followed: follow ? expression : '' });
  }

  private listen(): void {
    const grid = this.grid.element;
    const pointed = {
      scroll: (lines: number) => this.scrollTo(this.caret.top + BigInt(lines)),
      isSelected: (address: bigint) => this.caret.isSelected(address),
      select: (address: bigint) => this.select(address, address),
      extend: (address: bigint) => this.moved(() => this.caret.extendTo(address)),
      edit: () => this.run('edit')
    };
    listenToPointer(this.grid, pointed, this.page);
    grid.addEventListener('keydown', event => this.key(event));
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) grid.focus();
    });
    // Not on the window: the editor listens there, and does with keys what it does.
    this.body.addEventListener('keydown', event => {
      const command = keyCommand(event);
      if (command === undefined || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      this.run(command);
    });
  }

  private hear(message: ToPage): void {
    switch (message.type) {
      case 'state':
        this.isStopped = message.state === 'stopped';
        this.body.classList.toggle('running', message.state === 'running');
        if (!this.isStopped) this.editing.close();
        if (message.state === 'idle') this.rest(true);
        // While running with bytes on display the dimmed bytes say enough.
        say(this.note, message.state === 'running' && this.memory ? '' : message.note);
        break;
      case 'memories':
        this.arrive(message);
        break;
      case 'bytes':
        if (message.memory !== this.selected) break;
        this.asked = '';
        this.cache.add(message.stop, BigInt(message.address), message.bytes, message.changed);
        this.changes.look();
        this.paint();
        break;
      case 'use':
        if (message.memory !== this.selected) break;
        this.strip.used(message);
        this.tell();
        break;
      case 'goTo': {
        const address = BigInt(message.address);
        if (message.expression === '' || address !== this.caret.cursor) this.visit(address);
        if (message.focus === 'take' || (message.focus === 'keep' && document.hasFocus())) this.grid.element.focus();
        say(this.note, '');
        break;
      }
      case 'watchpoints':
        this.watchpoints = message.watchpoints;
        this.watches.show(message.watchpoints);
        this.reshape();
        break;
      case 'found':
        this.find.hear(message.search, message.addresses.map(BigInt), message.complete, message.problem);
        break;
      case 'progress':
        this.find.progress(message.search, message.percent);
        break;
      case 'refused':
        if (message.what === 'address') this.toolbar.refuse(message.why);
        say(this.note, message.why);
        this.reshape();
        break;
      case 'command':
        this.grid.element.focus();
        this.run(message.command);
        break;
    }
  }

  /** The program stands still: perhaps somewhere else, with other memories. */
  private arrive({ stop, memories, selected }: ToPage & { readonly type: 'memories' }): void {
    this.memories = memories.map(each => ({
      ...each,
      size: BigInt(each.size),
      landmarks: each.landmarks.map(mark => ({ name: mark.name, address: BigInt(mark.address), length: BigInt(mark.length) }))
    }));
    const memory = this.memories[selected];
    const isOther = memory?.key !== this.memory?.key;
    if (isOther) this.find.outdate();
    this.memory = memory;
    this.selected = selected;
    this.asked = '';
    this.undoable = this.undoable.filter(change => memories.some(({ key }) => key === change.memory));
    this.cache.begin(stop, isOther);
    this.toolbar.offer(this.memories.map(({ name, size }) => `${name}, ${showSize(size)}`), selected);
    this.rest(memory === undefined);
    if (!memory) return;
    this.strip.of(memory.size, memory.pageSize, memory.landmarks);
    this.caret.within(memory.size);
    this.reshape();
    this.tellSelection();
  }

  /** Whether there is anything to see. */
  private rest(isEmpty: boolean): void {
    this.body.classList.toggle('empty', isEmpty);
    if (!isEmpty) return;
    this.memory = undefined;
    this.selected = -1;
    this.undoable = [];
    this.cache.begin(0, true);
    this.grid.clear();
    this.watches.show([]);
    this.toolbar.say('');
  }

  private reshape(): void {
    if (!this.memory) return;
    const { characters, height } = this.grid.measure();
    this.page.lineHeight = height;
    this.page.rows = Math.max(1, Math.floor(this.grid.element.clientHeight / height));
    this.caret.fit(characters, this.perRow, this.page.rows);
    this.paint();
  }

  private scrollTo(top: bigint): void {
    this.caret.scrollTo(top);
    this.paint();
  }

  /** Paints before the next frame, once. */
  private paint(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.paintNow();
    });
  }

  private paintNow(): void {
    const { memory } = this;
    if (!memory) return;
    const { shape, unit, rows, top, cursor, selection, scrolling } = this.caret;
    const from = rowAddress(shape, top);
    const count = rows * shape.bytes;
    this.ask(from, count, memory.size);
    const known = this.cache.read(from, count);
    this.grid.paint({
      shape,
      unit,
      text: this.text,
      top,
      rows,
      allRows: scrolling.rows,
      size: memory.size,
      known,
      cursor,
      selection,
      marks: address => this.marksAt(address)
    });
    this.slider.show(scrolling, top);
    this.strip.looksAt(from < 0n ? 0n : from, from + BigInt(count));
    const rest = this.cache.read(selection.from, 24);
    const end = rest.known.indexOf(0);
    this.inspector.show(selection.from, end < 0 ? rest.bytes : rest.bytes.subarray(0, end), memory.landmarks, this.caret.count);
    this.tell(known.changed.reduce((sum, each) => sum + each, 0));
    this.host.remember({ top: top.toString(), cursor: cursor.toString() });
  }

  private tell(changed = this.visibleChanges): void {
    this.visibleChanges = changed;
    if (!this.memory) return;
    const changes = changed === 0 ? '' : changed === 1 ? '1 byte changed' : `${changed} bytes changed`;
    this.toolbar.say([changes, this.strip.summary()].filter(each => each !== '').join(', '));
  }

  /** Asks for what is to be seen and not known, once for each answer. */
  private ask(address: bigint, count: number, size: bigint): void {
    if (!this.isStopped || this.asked !== '') return;
    const from = address < 0n ? 0n : address;
    const missing = this.cache.missing(from, count, size);
    if (!missing) return;
    this.asked = missing.address.toString();
    this.host.post({ type: 'show', address: this.asked, count: missing.count });
  }

  private marksAt(address: bigint): string {
    let marks = this.find.covers(address) ? 'found' : '';
    for (const each of this.watchpoints) {
      const from = BigInt(each.address);
      if (address >= from && address < from + BigInt(each.count)) marks += each.hit ? ' watched hit' : ' watched';
    }
    return marks;
  }

  /** What is between the cursor and the anchor is selected. */
  private select(anchor: bigint, cursor: bigint): void {
    this.moved(() => this.caret.select(anchor, cursor));
  }

  /** The cursor goes somewhere else: tells what is selected there, and shows it. */
  private moved(go: () => void): void {
    go();
    this.tellSelection();
    this.paint();
  }

  private tellSelection(): void {
    const { selection, count, unit } = this.caret;
    this.host.post({ type: 'selection', address: selection.from.toString(), count, unit: unit.id });
  }

  /** Goes somewhere else, from where one can come back. */
  private visit(address: bigint): void {
    this.journey.leave(this.caret.cursor);
    this.jump(address);
  }

  private jump(address: bigint): void {
    if (this.memory) this.moved(() => this.caret.jump(address));
  }

  private key(event: KeyboardEvent): void {
    const by = event.altKey ? undefined : this.caret.distance({ key: event.key, far: event.ctrlKey });
    if (by !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.moved(() => this.caret.move(by, event.shiftKey));
      return;
    }
    const { unit, cursor } = this.caret;
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return;
    if (unit.id !== 'hex' ? !/[-+.0-9]/.test(event.key) && unit.id !== 'utf8' : !/[0-9a-f]/i.test(event.key)) return;
    const cell = this.grid.cellOf(cursor);
    if (!cell) return;
    event.preventDefault();
    event.stopPropagation();
    this.editAs(unit, cell, cursor, event.key);
  }

  private run(command: PageCommand | Access | 'unwatch'): void {
    switch (command) {
      case 'find':
        this.find.open();
        this.reshape();
        break;
      case 'edit': {
        const { unit, cursor } = this.caret;
        const cell = this.grid.cellOf(cursor);
        if (cell) this.editAs(unit, cell, cursor);
        break;
      }
      case 'undo':
        this.undo();
        break;
      case 'copy':
        this.copy();
        break;
      case 'followPointer':
        this.followPointer();
        break;
      case 'back':
      case 'forward': {
        const to = this.journey[command](this.caret.cursor);
        if (to !== undefined) this.jump(to);
        break;
      }
      case 'nextChange':
        this.changes.next(true);
        break;
      case 'previousChange':
        this.changes.next(false);
        break;
      case 'unwatch': {
        const { from, to } = this.caret.selection;
        const here = this.watchpoints.filter(each => BigInt(each.address) < to && from < BigInt(each.address) + BigInt(each.count));
        if (here.length === 0) this.run('write');
        for (const each of here) this.host.post({ type: 'unwatch', address: each.address, count: each.count, access: each.access });
        break;
      }
      default:
        this.host.post({ type: 'watch', address: this.caret.selection.from.toString(), count: this.caret.count, access: command });
    }
  }

  private setUnit(id: UnitId): void {
    this.caret.showAs(id);
    this.host.remember({ unit: id });
    this.reshape();
    this.select(this.caret.cursor, this.caret.cursor);
  }

  private editAs(chosen: Unit, cell: HTMLElement, address: bigint, typed?: string): void {
    if (!this.isStopped) return say(this.note, 'The program is running; pause it to change its memory.');
    const refuse = (why: string) => say(this.note, why);
    this.editing.open(
      cell,
      chosen,
      typed ?? cell.textContent,
      (bytes, onward) => {
        refuse('');
        this.write(address, bytes);
        if (!onward || !this.grid.element.contains(cell)) return this.grid.element.focus();
        this.grid.element.focus();
        this.moved(() => this.caret.move(BigInt(Math.max(chosen.bytes, chosen.id === 'utf8' ? bytes.length : 0)), false));
        this.paintNow();
        const next = this.grid.cellOf(this.caret.cursor);
        if (next && this.caret.cursor !== address) this.editAs(chosen, next, this.caret.cursor);
      },
      refuse
    );
  }

  private write(address: bigint, bytes: Uint8Array): void {
    const { memory } = this;
    if (!memory) return;
    const before = this.cache.read(address, bytes.length);
    if (before.known.every(each => each === 1)) this.undoable.push({ memory: memory.key, address, bytes: before.bytes });
    this.host.post({ type: 'write', memory: memory.key, address: address.toString(), bytes });
  }

  /** Takes back the last change of the memory that is shown. */
  private undo(): void {
    const at = this.undoable.findLastIndex(({ memory }) => memory === this.memory?.key);
    const [last] = at < 0 ? [] : this.undoable.splice(at, 1);
    if (!last) return say(this.note, 'There is no change to undo.');
    this.host.post({ type: 'write', ...last, address: last.address.toString() });
    this.jump(last.address);
  }

  private copy(): void {
    const { selection, count, unit } = this.caret;
    const { bytes, known } = this.cache.read(selection.from, Math.min(count, 1 << 16));
    if (!known.every(each => each === 1)) return say(this.note, 'Not all of the selected bytes have been read; select fewer.');
    const view = new DataView(bytes.buffer);
    const shown: string[] = [];
    for (let at = 0; at + unit.bytes <= bytes.length; at += unit.bytes) shown.push(unit.show(view, at));
    this.host.post({ type: 'copy', text: shown.join(unit.id.startsWith('utf') ? '' : ' ') });
  }

  /** Goes where the number at the cursor points. */
  private followPointer(): void {
    const { memory } = this;
    if (!memory) return;
    const width = memory.bits / 8;
    const { bytes, known } = this.cache.read(this.caret.cursor, width);
    if (!known.every(each => each === 1)) return say(this.note, `A pointer has ${width} bytes; here are fewer.`);
    const view = new DataView(bytes.buffer);
    const to = width === 8 ? view.getBigUint64(0, true) : BigInt(view.getUint32(0, true));
    if (to >= memory.size) return say(this.note, `${showAddress(to)} is outside of ${memory.name}, so it is hardly a pointer.`);
    say(this.note, '');
    this.visit(to);
  }
}
