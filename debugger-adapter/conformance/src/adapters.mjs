// The ways to reach an adapter that a configuration names.
import { Mistake } from './fill.mjs';
import { connect, startListening, startProcess } from './wire.mjs';

/**
 * Starts what serves the sessions. Returns `{ open, close }`: a connection for each session, and the end of it all.
 * An adapter has a `command` that speaks on standard input and output; or one that `listens` on a port, which the pattern finds
 * in what it writes; or a `host` and a `port` where it listens already.
 */
export async function reach(adapter, config) {
  const options = { cwd: adapter.cwd, env: { ...process.env, ...adapter.env } };
  if (adapter.command && adapter.listens) {
    const server = await startListening(adapter.command, adapter.listens, { within: config.timeouts.start, ...options });
    return { open: () => connect(adapter.host ?? '127.0.0.1', Number(server.found[0])), close: server.stop };
  }
  if (adapter.command) return { open: async () => startProcess(adapter.command, options), close: async () => {} };
  if (adapter.port) return { open: () => connect(adapter.host ?? '127.0.0.1', Number(adapter.port)), close: async () => {} };
  throw new Mistake('`adapter` has neither a `command` nor a `port`');
}

/** Starts the program that an adapter attaches to, and waits for the words from which `announces` takes what attach needs. */
export async function startDebuggee({ debuggee, timeouts }, more) {
  const command = [...debuggee.command, ...more];
  const started = await startListening(command, debuggee.announces, { within: timeouts.start, cwd: debuggee.cwd, env: { ...process.env, ...debuggee.env } });
  const values = { 'debuggee.pid': started.pid };
  started.found.forEach((each, index) => (values[`debuggee.${index + 1}`] = /^\d{1,9}$/.test(each) ? Number(each) : each));
  return { values, stop: started.stop };
}
