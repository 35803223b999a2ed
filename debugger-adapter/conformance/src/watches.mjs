// Rules about every message of every session. They see what goes over the wire while other rules do their work.
import { faults } from './messages.mjs';

const base = 'Base Protocol';

/** Name, what the protocol says, and where. */
export const watches = [
  ['framing', 'A message is a header `Content-Length: N`, an empty line, and N bytes of JSON in UTF-8.', base],
  ['schema', 'Messages have the attributes that the protocol gives them, with their types.', 'debugProtocol.d.ts'],
  ['seq', 'Messages of the adapter are numbered 1, 2, 3, ... in the order in which they are sent.', '`ProtocolMessage.seq`'],
  ['response-to-request', 'A response names a request that was sent, by its number and by its command.', '`Response.request_seq`, `Response.command`'],
  ['one-response', 'A request has one response.', '`Response`'],
  ['error-has-words', 'A refusal says why: in `message`, or in `body.error`.', '`Response.message`, `ErrorResponse`'],
  ['silent-before-initialize', 'Before the response to `initialize` the adapter sends no events and no requests.', '`initialize` request'],
  ['initialized-once', 'The event `initialized` is sent once, after the response to `initialize`.', '`initialized` event'],
  ['no-stop-before-configuration', 'Nothing runs or stops before the configuration is done.', '`configurationDone` request, "Launch Sequencing"'],
  ['end-in-order', '`exited` and `terminated` are sent once for a program, in this order, and after them it does not stop or run.', '`exited`, `terminated` events'],
  ['nothing-after-disconnect', 'After the response to `disconnect` the adapter sends nothing.', '`disconnect` request'],
  ['only-what-the-client-can', 'Events and requests that need a capability of the client come only if it has it.', '`InitializeRequestArguments`'],
  ['progress-in-order', 'Progress starts once with an id of its own, and ends.', '`progressStart`, `progressEnd` events'],
  ['numbers-in-range', 'Ids and references are between 0 and 2^31 - 1.', '`Variable.variablesReference` and others'],
].map(([name, says, where]) => ({ name, says, where, kind: 'all messages' }));

const needed = {
  runInTerminal: 'supportsRunInTerminalRequest',
  startDebugging: 'supportsStartDebuggingRequest',
  progressStart: 'supportsProgressReporting',
  progressUpdate: 'supportsProgressReporting',
  progressEnd: 'supportsProgressReporting',
  invalidated: 'supportsInvalidatedEvent',
  memory: 'supportsMemoryEvent',
};

const references = new Set(['variablesReference', 'sourceReference', 'frameId', 'threadId', 'locationReference', 'valueLocationReference', 'declarationLocationReference']);

/** Looks at the messages of one session. `report(rule, sentence, note)` hears of what is wrong. */
export class Watcher {
  #report;
  #sent = new Map();
  #seq = 0;
  #initialize;
  #greeted = false;
  #initialized = 0;
  #configured = false;
  #canConfigure = false;
  #exited = 0;
  #terminated = 0;
  #disconnect;
  #over = false;
  #progress = new Map();
  #client = {};

  /** Whether responses to what is no request are passed over: what was sent may not have shown its number. */
  lenient = false;

  constructor(report) {
    this.#report = report;
  }

  /** Takes note of a request that is sent. */
  sent(request) {
    this.#sent.set(request.seq, { command: request.command, answers: 0 });
    if (request.command === 'initialize' && this.#initialize === undefined) {
      this.#initialize = request.seq;
      this.#client = request.arguments ?? {};
    }
    // Without configurationDone the end of the configuration is setExceptionBreakpoints.
    if (request.command === 'configurationDone' || (!this.#canConfigure && request.command === 'setExceptionBreakpoints')) this.#configured = true;
    if (request.command === 'restart') this.#exited = this.#terminated = 0;
    if (request.command === 'disconnect') this.#disconnect = request.seq;
  }

  framing(sentence) {
    this.#report('framing', sentence);
  }

  received(message) {
    const { violations, notes } = faults(message);
    for (const each of violations) this.#report('schema', each);
    for (const each of notes) this.#report('schema', each, true);
    if (typeof message !== 'object' || message === null) return;
    if (message.seq !== ++this.#seq) this.#report('seq', `the message number ${this.#seq} of the adapter has the seq ${message.seq}`);
    if (Number.isInteger(message.seq)) this.#seq = message.seq;
    if (this.#over) this.#report('nothing-after-disconnect', `${name(message)} came after the response to disconnect`);
    this.#numbers(message.body, name(message));
    if (message.type === 'response') this.#response(message);
    else this.#unasked(message);
  }

  #response(message) {
    const request = this.#sent.get(message.request_seq);
    if (!request || request.command !== message.command) {
      const sentence = `a response to \`${message.command}\` number ${message.request_seq} came, ${request ? `which was \`${request.command}\`` : 'which was never sent'}`;
      this.#report('response-to-request', sentence, this.lenient);
    } else if (++request.answers > 1) {
      this.#report('one-response', `\`${message.command}\` number ${message.request_seq} was answered ${request.answers} times`);
    }
    if (message.success === false && !hasWords(message)) this.#report('error-has-words', `\`${message.command}\` was refused without a word`);
    if (message.request_seq === this.#initialize && message.command === 'initialize') {
      this.#greeted = true;
      this.#canConfigure = message.body?.supportsConfigurationDoneRequest === true;
    }
    if (message.request_seq === this.#disconnect) this.#over = true;
  }

  #unasked(message) {
    const word = message.event ?? message.command;
    if (!this.#greeted) this.#report('silent-before-initialize', `${name(message)} came before the response to initialize`);
    const capability = needed[word];
    if (capability && !this.#client[capability]) this.#report('only-what-the-client-can', `${name(message)} came, but the client has no ${capability}`);
    if (message.type === 'event') this.#event(word, message.body ?? {});
  }

  #event(event, body) {
    if (event === 'initialized' && ++this.#initialized > 1) this.#report('initialized-once', `\`initialized\` came ${this.#initialized} times`);
    if (event === 'initialized' && !this.#greeted) this.#report('initialized-once', '`initialized` came before the response to initialize');
    if ((event === 'stopped' || event === 'exited' || event === 'continued') && !this.#configured) {
      this.#report('no-stop-before-configuration', `\`${event}\` came before configurationDone`);
    }
    if (event === 'exited' && ++this.#exited > 1) this.#report('end-in-order', `\`exited\` came ${this.#exited} times`);
    if (event === 'exited' && this.#terminated > 0) this.#report('end-in-order', '`exited` came after `terminated`');
    if (event === 'terminated' && ++this.#terminated > 1) this.#report('end-in-order', `\`terminated\` came ${this.#terminated} times`);
    if ((event === 'stopped' || event === 'continued') && this.#terminated + this.#exited > 0) {
      this.#report('end-in-order', `\`${event}\` came after the program had ended`);
    }
    if (event.startsWith('progress')) this.#progressed(event, body.progressId);
  }

  #progressed(event, id) {
    const state = this.#progress.get(id);
    if (event === 'progressStart' ? state !== undefined : state !== 'running') {
      this.#report('progress-in-order', `\`${event}\` of ${JSON.stringify(id)} came, which ${state === 'running' ? 'has started' : state ? 'is over' : 'has not started'}`);
    }
    this.#progress.set(id, event === 'progressEnd' ? 'over' : 'running');
  }

  #numbers(value, where) {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (references.has(key) && typeof each === 'number' && (each < 0 || each > 2 ** 31 - 1)) this.#report('numbers-in-range', `${where} has the ${key} ${each}`);
      else this.#numbers(each, where);
    }
  }

  /** Looks at what is missing when the session is over. */
  close() {
    for (const [id, state] of this.#progress) {
      if (state === 'running') this.#report('progress-in-order', `the progress ${JSON.stringify(id)} has not ended`);
    }
  }
}

const name = message => (message.type === 'response' ? `a response to \`${message.command}\`` : `\`${message.event ?? message.command}\``);

const filled = text => typeof text === 'string' && text.trim() !== '';

const hasWords = message => filled(message.message) || filled(message.body?.error?.format);
