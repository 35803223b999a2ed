// Small things that the scripts of this extension share.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the extension and the root of the project. */
export const extension = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const root = path.dirname(extension);

/** Where installed tools are kept: `.cache` of the project, or the folder that STEPWASM_CACHE names, to share it between clones. */
export const cache = process.env.STEPWASM_CACHE ? path.resolve(process.env.STEPWASM_CACHE) : path.join(root, '.cache');

/** A failure that is told to the user in one line, without a stack trace. */
export class Failure extends Error {}

/** Runs the main function of a script; a Failure ends it with one line and the exit code 2 of usage and IO errors. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 2;
  }
}

/** The last lines of a text. */
export function tail(text, lines = 20) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

export function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** The first of these programs that is on the PATH. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap(name => folders.map(folder => path.join(folder, name))).find(file => existsSync(file));
}

const running = new Set();

/** Runs a program to its end and returns what it wrote; throws a Failure with its last lines when it does not end well. */
export function run(program, args, options = {}) {
  const windows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    // A group of its own, so that stopChildren reaches what npm starts; Windows starts npm.cmd only through a shell.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !windows, shell: windows, ...options });
    let output = '';
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', data => (output += data));
    child.on('error', error => {
      running.delete(child);
      reject(new Failure(`cannot start ${program}: ${error.message}`));
    });
    child.on('close', code => {
      running.delete(child);
      if (code === 0) resolve(output);
      else reject(new Failure(`${path.basename(program)} ${args.join(' ')} failed with ${code}:\n${tail(output)}`));
    });
  });
}

/** Ends what run() has started and not finished. */
export function stopChildren() {
  for (const child of running) signalGroup(child.pid, 'SIGTERM');
}

/** Sends a signal to a process group; false if it is gone. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}
