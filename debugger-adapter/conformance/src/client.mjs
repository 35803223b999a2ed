// One session with an adapter: sends requests and bytes, and waits for responses and events with a deadline.
import { Decoder, encode } from './wire.mjs';
import { Watcher } from './watches.mjs';

/** Something that the adapter does and should not, in a sentence. */
export class Violation extends Error {}

/** Says that a rule cannot be tried here. */
export class Skip extends Error {}

export function check(holds, sentence) {
  if (!holds) throw new Violation(typeof sentence === 'function' ? sentence() : sentence);
}

/** What the runner's client can do, unless a rule says otherwise. */
const client = {
  clientID: 'dap-conformance',
  clientName: 'DAP conformance runner',
  locale: 'en',
  linesStartAt1: true,
  columnsStartAt1: true,
  pathFormat: 'path',
  supportsVariableType: true,
  supportsVariablePaging: true,
  supportsMemoryReferences: true,
  supportsProgressReporting: true,
  supportsInvalidatedEvent: true,
  supportsMemoryEvent: true,
};

export class Client {
  #connection;
  #timeouts;
  #adapterID;
  #seq = 0;
  #pending = new Map();
  #events = [];
  #waiting = new Set();
  #gone;

  /** Lines of what went over the wire, both ways. */
  trace = [];
  /** What the watches have found: `{ rule, text, note }`. */
  findings = [];
  /** What the adapter has said last that it can; empty before initialize. */
  capabilities = {};

  constructor(connection, { timeouts, adapterID }) {
    this.#connection = connection;
    this.#timeouts = timeouts;
    this.#adapterID = adapterID;
    this.watcher = new Watcher((rule, text, note = false) => this.findings.push({ rule, text, note, at: this.trace.length }));
    const decoder = new Decoder();
    connection.listen(bytes =>
      decoder.take(bytes, {
        message: message => this.#received(message),
        fault: sentence => this.watcher.framing(sentence),
      }),
    );
    this.ended = connection.ended.then(how => {
      if (decoder.unfinished) this.watcher.framing('the adapter ended in the middle of a message');
      this.#note(`  ${how}`);
      this.#gone = `${how}${connection.words ? `; it said:\n${connection.words}` : ''}`;
      for (const each of [...this.#pending.values(), ...this.#waiting]) each.fail(new Violation(`the adapter is gone: ${this.#gone}`));
      return how;
    });
  }

  get timeouts() {
    return this.#timeouts;
  }

  /** Whether the adapter has ended or closed the connection. */
  get isGone() {
    return this.#gone !== undefined;
  }

  #note(line) {
    this.trace.push(line.length > 600 ? `${line.slice(0, 600)}... (${line.length} characters)` : line);
  }

  #received(message) {
    this.#note(`<- ${JSON.stringify(message)}`);
    this.watcher.received(message);
    if (message?.type === 'response') {
      this.#pending.get(message.request_seq)?.done(message);
      this.#pending.delete(message.request_seq);
    } else if (message?.type === 'event') {
      // What holds for the program that has been reached may be less, or more, than what the adapter said at first.
      if (message.event === 'capabilities') this.capabilities = { ...this.capabilities, ...message.body?.capabilities };
      this.#events.push(message);
      for (const each of this.#waiting) each.look();
    } else if (message?.type === 'request') {
      this.#reverse(message);
    }
  }

  /** The runner has no terminal and starts no sessions; adapters are told so. */
  #reverse(request) {
    const error = { id: 1, format: `the runner does not do ${request.command}` };
    this.#write(encode({ seq: ++this.#seq, type: 'response', request_seq: request.seq, success: false, command: request.command, message: error.format, body: { error } }), 'a refusal');
  }

  async #write(bytes, what) {
    this.#note(`-> ${what}`);
    await this.#connection.write(bytes);
  }

  /** The next number of a message, for those that are written by hand. */
  next() {
    return ++this.#seq;
  }

  /** A request as an object, with the next number. */
  build(command, args) {
    return { seq: this.next(), type: 'request', command, ...(args === undefined ? {} : { arguments: args }) };
  }

  /** Sends bytes as they are, all at once or in pieces. */
  async raw(bytes, what) {
    for (const piece of Array.isArray(bytes) ? bytes : [bytes]) {
      await this.#connection.write(piece);
    }
    this.#note(`-> ${what ?? JSON.stringify(bytes.toString('latin1').slice(0, 300))}`);
  }

  /** The response to a request that is sent by other means; fails if there is none in time. */
  response(request, within = this.#timeouts.answer) {
    this.watcher.sent(request);
    if (this.#gone) throw new Violation(`the adapter is gone: ${this.#gone}`);
    const promise = this.#deadline(`no response to \`${request.command}\` within ${within} ms`, within, waiter => this.#pending.set(request.seq, waiter));
    promise.catch(() => {});
    return promise;
  }

  #deadline(sentence, within, register) {
    return new Promise((resolve, reject) => {
      const waiter = {
        done: value => {
          clearTimeout(late);
          this.#waiting.delete(waiter);
          resolve(value);
        },
        fail: error => {
          clearTimeout(late);
          this.#waiting.delete(waiter);
          reject(error);
        },
        look: () => {},
      };
      const late = setTimeout(() => waiter.fail(new Violation(sentence)), within);
      register(waiter);
    });
  }

  /** Sends a request and returns its response, whatever it says. */
  async request(command, args, within) {
    const request = this.build(command, args);
    const response = this.response(request, within);
    await this.#write(encode(request), JSON.stringify(request));
    return response;
  }

  /** The body of the response to a request that must succeed. */
  async ok(command, args, within) {
    const response = await this.request(command, args, within);
    check(response.success === true, () => `\`${command}\` was refused: ${wordsOf(response)}`);
    return response.body ?? {};
  }

  /** The words of the refusal of a request that must be refused. */
  async refused(command, args, why) {
    const response = await this.request(command, args);
    check(response.success === false, () => `\`${command}\` succeeded, ${why}`);
    return wordsOf(response);
  }

  /** The first event with one of these names that has not been waited for yet. */
  event(names, { within = this.#timeouts.event, where = () => true } = {}) {
    const wanted = [names].flat();
    if (this.#gone && !this.#take(wanted, where, true)) throw new Violation(`the adapter is gone: ${this.#gone}`);
    return this.#deadline(`no event \`${wanted.join('` or `')}\` within ${within} ms`, within, waiter => {
      waiter.look = () => {
        const event = this.#take(wanted, where);
        if (event) waiter.done(event);
      };
      this.#waiting.add(waiter);
      waiter.look();
    });
  }

  #take(names, where, leave = false) {
    const index = this.#events.findIndex(event => names.includes(event.event) && where(event.body ?? {}));
    if (index < 0) return undefined;
    return leave ? this.#events[index] : this.#events.splice(index, 1)[0];
  }

  /** Whether an event of this name is there that nobody has waited for. */
  has(name, where = () => true) {
    return this.#take([name], where, true) !== undefined;
  }

  /** The body of the next stop; fails if the program ends instead. */
  async stopped() {
    const event = await this.event(['stopped', 'terminated']);
    check(event.event === 'stopped', 'the program ended and did not stop');
    return event.body;
  }

  /** Waits for the end of the program; fails if it stops instead. */
  async terminated() {
    const event = await this.event(['terminated', 'stopped']);
    check(event.event === 'terminated', () => `the program stopped (${event.body?.reason}) and did not end`);
    return event.body;
  }

  /** Greets the adapter. */
  async initialize(more = {}) {
    // Events may have come in the meantime.
    return (this.capabilities = { ...(await this.ok('initialize', { adapterID: this.#adapterID, ...client, ...more })), ...this.capabilities });
  }

  /** Ends what is written to the adapter, as a client that crashes does. */
  finish() {
    this.#note('-> end of the stream');
    this.#connection.finish();
  }

  /** Waits for the end of the adapter; a sentence if it does not come. */
  async end(within = this.#timeouts.end) {
    let timer;
    const late = new Promise(resolve => (timer = setTimeout(() => resolve(`the adapter has not ended ${within} ms later`), within)));
    const sentence = await Promise.race([this.ended.then(() => undefined), late]);
    clearTimeout(timer);
    return sentence;
  }

  kill() {
    this.#connection.kill();
  }
}

export const wordsOf = response => response.body?.error?.format?.replace(/\{(\w+)\}/g, (all, name) => response.body.error.variables?.[name] ?? all) ?? response.message ?? 'without a word';
