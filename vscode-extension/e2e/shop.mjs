// The sample embedder as a process of its own, to attach to.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { extension } from '../build/tools.mjs';

const PATIENCE = 60_000;
/** It closes by itself even if the test is killed, and its telephone calls are short. */
const SECONDS = '600';
const CALL = '500';

/** Starts the shop of docs/samples/embedder in `folder`, which has a copy of it; returns when it is open. */
export async function openShop(folder, ...options) {
  const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const jar = path.join(extension, 'target', 'stepwasm.jar');
  const child = spawn(java, ['-XX:+UseSerialGC', '-Xmx256m', ...options, '-cp', jar, 'Shop.java', SECONDS, CALL], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const shop = new Shop(child);
  try {
    await shop.says(/the shop is open/);
  } catch (error) {
    await shop.close();
    throw error;
  }
  return shop;
}

class Shop {
  #child;
  #output = '';
  #ended;

  constructor(child) {
    this.#child = child;
    this.#ended = once(child, 'close');
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (this.#output += text));
  }

  get pid() {
    return this.#child.pid;
  }

  get runs() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits until it writes this, from now on or since the beginning; returns the match. */
  async says(words, { from = 0 } = {}) {
    let late;
    const deadline = new Promise(resolve => (late = setTimeout(resolve, PATIENCE, 'late')));
    try {
      for (;;) {
        const met = words.exec(this.#output.slice(from));
        if (met) return met;
        const heard = once(this.#child.stdout, 'data').then(() => 'more');
        const why = await Promise.race([heard, this.#ended.then(() => 'it ended'), deadline]);
        assert.equal(why, 'more', `the shop never said ${words}, but: ${this.#output.slice(-2000)}`);
      }
    } finally {
      clearTimeout(late);
    }
  }

  /** Where its output ends now. */
  get said() {
    return this.#output.length;
  }

  /** Waits until it has done what a shop does at full speed after this moment. */
  async isBusy() {
    await this.says(/\n[1-9]\d{2,} orders and price tags in a second\n/, { from: this.said });
  }

  async close() {
    if (this.runs) this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
