// Starts the adapter under test and gives tests an independent client for it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const { DebugClient } = createRequire(import.meta.url)('@vscode/debugadapter-testsupport');

export const folder = path.dirname(fileURLToPath(import.meta.url));
export const program = path.join(folder, 'program.wat');
export const main = { threadId: 1 };

/** Generous: the machine may be busy, and nothing here waits longer than it must. */
export const patience = 60_000;

const jar = process.env.STEPWASM_JAR ?? path.join(folder, '..', '..', 'vscode-extension', 'target', 'stepwasm.jar');
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
const flags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', jar, 'dap'];

const lines = readFileSync(program, 'utf8').split('\n');

/** The number of the line that a comment `@name` marks. */
export function line(name) {
  const at = lines.findIndex(text => text.endsWith(`;; @${name}`));
  assert.notEqual(at, -1, `no line is marked @${name}`);
  return at + 1;
}

/** The column, from 1, at which a text begins on a line. */
export function column(number, text) {
  const at = lines[number - 1].indexOf(text);
  assert.notEqual(at, -1, `line ${number} has no ${text}`);
  return at + 1;
}

/** The two ways to reach the adapter: a process for each client, or one process that listens on a port. */
export const wires = [
  {
    name: 'standard input and output',
    async open() {},
    async connect() {
      // The client gives the program it starts one argument, so the others are in a file, as java reads it.
      const file = path.join(os.tmpdir(), `stepwasm-dap-${process.pid}.args`);
      writeFileSync(file, flags.map(flag => `"${flag.replaceAll('\\', '\\\\')}"\n`).join(''));
      const client = new DebugClient(java, `@${file}`, 'stepwasm', undefined, true);
      await client.start();
      return client;
    },
    async close() {},
  },
  {
    name: 'a socket',
    async open() {
      this.process = spawn(java, [...flags, '--listen', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
      this.port = await new Promise((resolve, reject) => {
        createInterface(this.process.stderr).on('line', said => {
          const port = /listening on 127\.0\.0\.1:(\d+)/.exec(said);
          if (port) resolve(Number(port[1]));
          else console.log(said);
        });
        this.process.once('exit', code => reject(new Error(`the adapter ended with ${code}`)));
      });
    },
    async connect() {
      const client = new DebugClient(java, '', 'stepwasm');
      await client.start(this.port);
      return client;
    },
    async close() {
      this.process.kill();
      if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
    },
  },
];

/** Does what lets the program run, and returns the body of the event that it leads to. */
export async function until(client, event, act) {
  const [heard] = await Promise.all([client.waitForEvent(event, patience), act()]);
  return heard.body;
}

/**
 * Launches a function of the program as editors do: `configure` sets breakpoints when the adapter has said that it is ready
 * for them. Returns the body of the event, `stopped` unless told otherwise.
 */
export function launch(client, invoke, args, { configure = async () => {}, event = 'stopped', ...more } = {}) {
  return until(client, event, () =>
    Promise.all([
      client.waitForEvent('initialized', patience).then(configure).then(() => client.configurationDoneRequest()),
      client.launch({ program, invoke, args, ...more }),
    ]),
  );
}

/** Launches an endless loop and returns when it runs. */
export async function spin(client) {
  await launch(client, 'spin', [], { event: 'output', configure: () => breakpoints(client, { line: line('spin'), logMessage: 'spinning' }) });
}

/** The breakpoints of the program, by the names of their lines or as the protocol has them. */
export async function breakpoints(client, ...wanted) {
  const all = wanted.map(each => (typeof each === 'string' ? { line: line(each) } : each));
  const { body } = await client.setBreakpointsRequest({ source: { path: program }, breakpoints: all });
  return body.breakpoints;
}

/** The frame on top, with its values by the names of their scopes. */
export async function top(client) {
  const { body } = await client.stackTraceRequest(main);
  const frame = body.stackFrames[0];
  const { body: { scopes } } = await client.scopesRequest({ frameId: frame.id });
  const scope = name => {
    const found = scopes.find(each => each.name === name);
    assert.ok(found, `there is no scope ${name} in ${scopes.map(each => each.name)}`);
    return found.variablesReference;
  };
  const variables = async name => (await client.variablesRequest({ variablesReference: scope(name) })).body.variables;
  return { ...frame, scope, variables, value: async (name, variable) => (await variables(name)).find(each => each.name === variable)?.value };
}

/** Evaluates an expression in the frame on top. */
export async function evaluate(client, expression, context = 'watch') {
  const { id } = await top(client);
  return (await client.evaluateRequest({ expression, frameId: id, context })).body.result;
}
