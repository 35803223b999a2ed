// A debug adapter that does nearly everything the protocol has, and wrong what it is told to: its faults test the rules.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Frames } from './frames.mjs';
import { Machine, parse } from './machine.mjs';
import { requests } from './requests.mjs';
import { capabilities } from './offers.mjs';

export const folder = path.dirname(fileURLToPath(import.meta.url));
export const source = path.join(folder, 'program.toy');

/** A request that is refused, in words. */
export class Refusal extends Error {}

export class FakeAdapter {
  #faults;
  #send;
  #exit;
  #seq = 0;
  #frames;
  #handles = new Map();
  #lastHandle = 0;
  client = {};
  breakpoints = new Map();
  functions = [];
  instructions = [];
  data = [];
  filters = new Set(['luck']);
  lastBreakpoint = 0;
  program = parse(source);
  hits = new Map();

  /** `send(bytes)` goes to the client, `exit()` ends the adapter, `faults` are names of things to do wrong. */
  constructor({ send, exit, faults = [] }) {
    this.#faults = new Set(faults);
    this.#send = send;
    this.#exit = exit;
    this.#frames = new Frames(this.bad, () => this.die());
    this.can = capabilities(this.bad);
    if (this.bad('early-output')) this.event('output', { output: 'hello\n' });
  }

  bad = fault => this.#faults.has(fault);

  die() {
    this.dead = true;
    this.#exit();
    throw new Error('dead');
  }

  take(bytes) {
    try {
      for (const body of this.#frames.take(bytes)) if (!this.dead) this.#body(body);
    } catch (error) {
      if (this.dead) return;
      if (!this.bad('takes-any-type')) throw error;
      this.quit();
    }
  }

  finish() {
    if (!this.bad('ignores-end-of-stream')) this.quit();
  }

  quit() {
    if (this.machine) this.machine.running = false;
    this.dead = true;
    this.#exit();
  }

  #body(body) {
    let message;
    try {
      message = JSON.parse(body);
    } catch {
      if (this.bad('dies-at-garbage')) this.die();
      return;
    }
    if (typeof message !== 'object' || message === null || Array.isArray(message)) {
      if (this.bad('dies-at-garbage')) this.die();
      return;
    }
    if (message.type !== 'request') {
      if (this.bad('dies-at-other-types')) this.die();
      return;
    }
    if (!Number.isInteger(message.seq) || message.seq < 0) {
      if (this.bad('dies-without-seq')) this.die();
      return;
    }
    this.#request(message);
  }

  #request(request) {
    const { command, arguments: args } = request;
    if (!this.greeted && command !== 'initialize' && this.bad('dies-before-initialize')) this.die();
    if (args === undefined && this.bad('dies-without-arguments')) this.die();
    if (this.machine?.running && this.bad('silent-while-running') && ['next', 'stackTrace'].includes(command)) return;
    if (this.machine?.ended && this.bad('silent-after-end') && command !== 'disconnect') return;
    try {
      const does = Object.hasOwn(requests, command) ? requests[command] : undefined;
      const offered = does && (does.needs === undefined || this.can[does.needs]);
      if (!offered && this.bad('silent-when-off') && command !== 'dance') return;
      if (!offered && this.bad('dies-when-off')) this.die();
      if (!does && this.bad('silent-at-unknown')) return;
      if (!offered) throw new Refusal(`${command} is not supported`);
      if (!this.bad('takes-any-type')) this.#check(does.takes ?? {}, args);
      const later = [];
      const body = does.run(this, args ?? {}, { request, after: action => later.push(action) });
      if (body === undefined || typeof body?.then !== 'function') {
        const slow = (this.bad('continue-late') && command === 'continue') || (this.bad('next-late') && command === 'next');
        if (slow) later.forEach(action => action());
        if (slow) setTimeout(() => this.respond(request, body), 50);
        else this.respond(request, body);
        if (!slow) later.forEach(action => action());
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refuse(request, error.message);
    }
  }

  #check(takes, args) {
    for (const [name, type] of Object.entries(takes)) {
      const value = args?.[name];
      const optional = type.endsWith('?');
      if (value === undefined && optional) continue;
      const right = type.startsWith('array') ? Array.isArray(value) : typeof value === type.replace('?', '') && value !== null && !Array.isArray(value);
      if (!right) throw new Refusal(`\`${name}\` is ${value === undefined ? 'missing' : 'of the wrong type'}`);
    }
  }

  #write(message) {
    if (this.dead) return;
    this.#seq += this.bad('seq-skips') ? 2 : 1;
    const body = Buffer.from(JSON.stringify({ seq: this.#seq, ...message }));
    this.#send(Buffer.concat([Buffer.from(`Content-Length: ${body.length}${this.bad('line-feeds') ? '\n\n' : '\r\n\r\n'}`), body]));
  }

  respond(request, body) {
    const { seq, command } = request;
    this.#write({ type: 'response', request_seq: seq, success: true, command: this.bad('wrong-command') && command === 'threads' ? 'thread' : command, body });
    if (this.bad('answers-twice') && command === 'threads') this.#write({ type: 'response', request_seq: seq, success: true, command, body });
  }

  refuse(request, words, message = words) {
    const error = { id: 1, format: words };
    this.#write({ type: 'response', request_seq: request.seq, success: false, command: request.command, ...(this.bad('wordless') ? { body: {} } : { message, body: { error } }) });
  }

  event(event, body) {
    this.#write({ type: 'event', event, body });
  }

  reverse(command, args) {
    this.#write({ type: 'request', command, arguments: args });
  }

  /** A number for something that is there while the program stands still. */
  handle(thing) {
    this.#handles.set(++this.#lastHandle, thing);
    return this.bad('big-reference') && thing.kind === 'scope' ? 2 ** 40 : this.#lastHandle;
  }

  thing(kind, handle) {
    const thing = this.#handles.get(handle);
    if (thing?.kind !== kind) throw new Refusal(`there is no ${kind} ${handle}`);
    return thing;
  }

  forget() {
    if (!this.bad('stale-ids')) this.#handles.clear();
  }

  stopped() {
    if (!this.machine) throw new Refusal('nothing runs');
    if (this.machine.running || this.machine.ended) throw new Refusal('the program is not stopped');
    return this.machine;
  }

  line(line) {
    return line - (this.client.linesStartAt1 === false && !this.bad('lines-from-1') ? 1 : 0);
  }

  lineFrom(line) {
    return line + (this.client.linesStartAt1 === false && !this.bad('lines-from-1') ? 1 : 0);
  }

  column(column) {
    return column - (this.client.columnsStartAt1 === false && !this.bad('columns-from-1') ? 1 : 0);
  }

  get source() {
    return { name: 'program.toy', path: this.client.pathFormat === 'uri' && !this.bad('paths-only') ? pathToFileURL(source).href : source, sourceReference: 0 };
  }

  isOurs({ path: given }) {
    return given === this.source.path;
  }

  /** Loads the program; it starts when the configuration is done. */
  load(args) {
    if (!this.program.functions.has(args.invoke)) {
      if (this.bad('dies-at-bad-launch')) this.die();
      throw new Refusal(`there is no function ${args.invoke}`);
    }
    this.launch = args;
    this.build();
  }

  build() {
    const { invoke, argument = 0 } = this.launch;
    this.hits.clear();
    this.machine = new Machine(this.program, invoke, argument, {
      arrived: (machine, mode) => this.reason(machine, mode),
      failing: () => {
        const wanted = (this.filters.has('luck') && !this.bad('no-exceptions')) || this.bad('always-exceptions');
        return wanted && !this.launch.noDebug ? { reason: 'exception', text: 'out of luck' } : undefined;
      },
      stopped: reason => this.tellStop(reason),
      exited: code => this.tellEnd(code),
    });
  }

  /** Says that it can less with this program than it has said at first. */
  takeBack(changes) {
    this.can = { ...this.can, ...changes };
    if (!this.bad('takes-back-in-silence')) this.event('capabilities', { capabilities: changes });
  }

  start() {
    if (this.started || !this.machine) return;
    this.started = true;
    this.event('process', { name: source });
    this.event('thread', { reason: 'started', threadId: 1 });
    if (this.bad('starts-debugging')) this.reverse('startDebugging', { configuration: {}, request: 'launch' });
    this.machine.resume({ kind: 'continue' }, true);
  }

  tellStop(reason) {
    this.hasStopped = true;
    this.why = reason;
    this.event('stopped', { threadId: 1, allThreadsStopped: true, ...reason });
  }

  tellEnd(code) {
    this.forget();
    this.event('thread', { reason: 'exited', threadId: 1 });
    if (this.bad('terminated-first')) this.event('terminated');
    if (!this.bad('no-exited') && !(this.hasStopped && this.bad('no-exited-after-stop'))) this.event('exited', { exitCode: code });
    if (!this.bad('terminated-first')) this.event('terminated');
  }

  /** Why to stop before the line where the machine stands. */
  reason(machine, mode) {
    const { line } = machine.top;
    if (this.launch.noDebug && !this.bad('ignores-no-debug')) return undefined;
    const at = [...this.breakpoints.values()].flat().find(each => each.line === line && each.verified);
    if (at && this.hit(at, machine)) return { reason: 'breakpoint', hitBreakpointIds: [this.bad('wrong-hit-id') ? at.id + 100 : at.id] };
    const entry = machine.top.line === machine.next(this.program.functions.get(machine.top.name).line);
    const called = this.functions.find(each => each.name === machine.top.name && entry);
    if (called) return { reason: this.bad('function-reason') ? 'breakpoint' : 'function breakpoint', hitBreakpointIds: [called.id] };
    const code = this.instructions.find(each => each.line === line);
    if (code && !this.bad('no-instruction-stop')) return { reason: 'instruction breakpoint', hitBreakpointIds: [code.id] };
    const watched = this.data.find(each => each.what === machine.written && !(this.bad('no-data-stop') && each.what === 'total') && !(this.bad('no-bytes-stop') && each.what === 4));
    if (watched) return { reason: 'data breakpoint', hitBreakpointIds: [watched.id] };
    const depth = machine.frames.length;
    const stepped = { into: true, over: depth <= mode.depth, out: depth < mode.depth }[mode.kind];
    return stepped ? { reason: 'step' } : undefined;
  }

  hit(breakpoint, machine) {
    if (breakpoint.condition && !this.bad('ignores-conditions') && !machine.evaluate(breakpoint.condition)) return false;
    const hits = (this.hits.get(breakpoint.id) ?? 0) + 1;
    this.hits.set(breakpoint.id, hits);
    if (breakpoint.hitCondition && !this.bad('ignores-hits') && hits !== Number(breakpoint.hitCondition)) return false;
    if (breakpoint.logMessage) {
      const text = this.bad('log-without-values') ? breakpoint.logMessage : breakpoint.logMessage.replace(/\{(.+?)\}/g, (all, expression) => machine.evaluate(expression));
      this.event('output', { category: 'console', output: `${text}\n` });
      return false;
    }
    return true;
  }
}

/** A connection to a new fake adapter in this process, as the runner wants it. */
export function inProcess(faults) {
  let hear = () => {};
  let over;
  const ended = new Promise(resolve => (over = resolve));
  const gone = { now: false };
  const adapter = new FakeAdapter({
    send: bytes => setImmediate(() => gone.killed || hear(bytes)),
    exit: () => {
      gone.now = true;
      setImmediate(() => over('it ended'));
    },
    faults,
  });
  return {
    write: bytes =>
      new Promise(resolve =>
        setImmediate(() => {
          if (!gone.now) adapter.take(bytes);
          resolve();
        }),
      ),
    finish: () => setImmediate(() => gone.now || adapter.finish()),
    listen: bytes => (hear = bytes),
    kill: () => {
      gone.killed = true;
      if (!gone.now) adapter.quit();
    },
    ended,
    words: '',
  };
}
