// The program of a configuration in one session: starts it, sets breakpoints by the names of lines, and looks at what stands still.
import { readFileSync } from 'node:fs';
import { startDebuggee } from './adapters.mjs';
import { check, Violation, wordsOf } from './client.mjs';
import { fill } from './fill.mjs';

/** Lines that are marked by `@name` in the text of the program. */
export function marks(file) {
  const found = new Map();
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((text, index) => {
      for (const [, name] of text.matchAll(/@([\w-]+)/g)) if (!found.has(name)) found.set(name, index + 1);
    });
  return found;
}

export class Stage {
  constructor(client, config) {
    this.client = client;
    this.config = config;
    /** What the client of this session starts lines and columns at, and how it writes paths. */
    this.firstLine = 1;
    this.path = config.source;
    /** Is called when a program has begun, of which the adapter may have said that it can less with it. */
    this.begun = () => {};
    /** Programs that were started to be attached to. */
    this.debuggees = [];
  }

  /** The number of a marked line, as the client of this session counts. */
  line(mark) {
    const line = this.config.marks.get(mark);
    if (line === undefined) throw new Error(`the program has no line with the mark @${mark}`);
    return line - 1 + this.firstLine;
  }

  get source() {
    return { path: this.path };
  }

  /** The arguments that start a scenario. If a program must run before, to be attached to, it is started. */
  async arguments(name, more = {}) {
    const { config } = this;
    const scenario = config.scenarios[name];
    const args = { ...config.arguments, ...scenario.arguments, ...more };
    if (!config.debuggee) return args;
    const debuggee = await startDebuggee(config, scenario.debuggee ?? []);
    this.debuggees.push(debuggee);
    return fill(args, { ...config.values, ...debuggee.values });
  }

  /** Ends the programs that were started for this session. */
  async close() {
    await Promise.all(this.debuggees.map(each => each.stop()));
  }

  /** Makes these the breakpoints of the program, marks or as the protocol has them; returns what the adapter says of them. */
  async breakpoints(...wanted) {
    const breakpoints = wanted.map(each => (typeof each === 'string' ? { line: this.line(each) } : each));
    const body = await this.client.ok('setBreakpoints', { source: this.source, breakpoints, lines: breakpoints.map(each => each.line), sourceModified: false });
    check(body.breakpoints?.length === breakpoints.length, () => `${breakpoints.length} breakpoints were set, and the response has ${body.breakpoints?.length}`);
    return body.breakpoints;
  }

  /** Says that the configuration is done. */
  async configured() {
    if (this.client.capabilities.supportsConfigurationDoneRequest) await this.client.ok('configurationDone', {});
    else await this.client.ok('setExceptionBreakpoints', { filters: [] });
  }

  /** Starts a scenario as editors do: launch, `initialized`, breakpoints, configurationDone; returns when the launch is answered. */
  async launch(name = 'main', { at = [], configure = async () => {}, more } = {}) {
    const { client } = this;
    const launch = client.request(this.config.request, await this.arguments(name, more), client.timeouts.launch);
    const refused = launch.then(response => {
      check(response.success, () => `\`${this.config.request}\` was refused: ${wordsOf(response)}`);
      return new Promise(() => {});
    });
    refused.catch(() => {});
    await Promise.race([client.event('initialized', { within: client.timeouts.launch }), refused]);
    if (at.length > 0) this.placed = await this.breakpoints(...at);
    await configure();
    await this.configured();
    const response = await launch;
    check(response.success, () => `\`${this.config.request}\` was refused: ${wordsOf(response)}`);
    this.begun();
  }

  /** Starts a scenario and returns where it stops first. */
  async stop(name, options) {
    await this.launch(name, options);
    return this.standing(await this.client.stopped());
  }

  /** Starts the scenario `main` and returns where it stops at the mark `stop`. */
  run(at = ['stop']) {
    return this.stop('main', { at: [at].flat() });
  }

  /** Where the program stands: the event, its thread, and the frame on top. */
  async standing(stopped) {
    this.begun();
    const threadId = stopped.threadId ?? (await this.client.ok('threads')).threads[0].id;
    const { stackFrames, totalFrames } = await this.client.ok('stackTrace', { threadId, startFrame: 0, levels: 20 });
    check(stackFrames.length > 0, 'a thread has stopped, and its stack has no frame');
    return { stopped, threadId, thread: { threadId }, frame: stackFrames[0], frameId: stackFrames[0].id, frames: stackFrames, totalFrames };
  }

  /** Sends a request that lets the program go on, and returns where it stops next. */
  async go(command, args) {
    await this.client.ok(command, args);
    return this.standing(await this.client.stopped());
  }

  /** The id of a thread that runs; a program that was attached to may not have one yet. */
  async running() {
    const { threads } = await this.client.ok('threads');
    return threads[0]?.id ?? (await this.client.event('thread', { where: body => body.reason === 'started' })).body.threadId;
  }

  /** Lets the program go on. */
  continue({ threadId }) {
    return this.client.ok('continue', { threadId });
  }

  /** Fails unless the program stands at one of these marks. */
  isAt(standing, ...names) {
    const lines = names.map(name => this.line(name));
    check(lines.includes(standing.frame.line), () => `the program stands at line ${standing.frame.line}, not at line ${lines.join(' or ')} (@${names.join(', @')})`);
  }

  async scopes({ frameId }) {
    return (await this.client.ok('scopes', { frameId })).scopes;
  }

  /** The variables of a scope that is called so. */
  async scope(standing, name) {
    const scopes = await this.scopes(standing);
    const scope = scopes.find(each => each.name === name);
    if (!scope) throw new Violation(`there is no scope \`${name}\` among ${scopes.map(each => each.name).join(', ')}`);
    return { reference: scope.variablesReference, variables: await this.variables(scope.variablesReference), ...scope };
  }

  async variables(variablesReference, more = {}) {
    return (await this.client.ok('variables', { variablesReference, ...more })).variables;
  }

  async variable(standing, { scope, name }) {
    const found = await this.scope(standing, scope);
    const variable = found.variables.find(each => each.name === name);
    if (!variable) throw new Violation(`there is no variable \`${name}\` in \`${scope}\`: ${found.variables.map(each => each.name).join(', ')}`);
    return { ...variable, reference: found.reference };
  }

  /** What an expression is worth where the program stands. */
  async value(standing, expression, more = {}) {
    return (await this.client.ok('evaluate', { expression, frameId: standing.frameId, context: 'watch', ...more })).result;
  }

  /** Fails unless the counter of the program has a value. */
  async counts(standing, expected) {
    const value = await this.value(standing, this.config.counter);
    check(value === String(expected), () => `\`${this.config.counter}\` is ${value} here, not ${expected}`);
  }
}
