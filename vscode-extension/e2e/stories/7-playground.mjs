import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { extension } from '../../build/tools.mjs';
import { freePort, workbenchFolder } from '../../playground/workbench.mjs';

export const name = 'the playground shows the samples, wants its port for itself and leaves nothing running';

export async function story(vs) {
  // A cache folder of its own, so that a playground of the user is not touched; only the installed workbench is shared.
  const cache = path.join(vs.folder, 'cache');
  mkdirSync(cache);
  symlinkSync(workbenchFolder, path.join(cache, path.basename(workbenchFolder)));
  const port = await freePort();

  const first = playground(cache, port);
  const address = await first.says(/^Open (http:\S+)/m);
  await vs.page.goto(address);
  await vs.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'sha256.wat' }).waitFor();
  await vs.page.locator('.tab', { hasText: 'README.md' }).waitFor();
  await vs.picture('playground');

  const second = playground(cache, port);
  await second.says(new RegExp(`port ${port} is taken; choose another one with --port`));
  assert.equal(await second.ends(), 2);

  assert.notEqual(processesIn(cache).length, 0);
  first.interrupt();
  assert.equal(await first.ends(), 0);
  assert.deepEqual(processesIn(cache), []);
}

function playground(cache, port) {
  const child = spawn(process.execPath, [path.join(extension, 'playground', 'playground.mjs'), '--no-build', '--port', String(port)], {
    env: { ...process.env, STEPWASM_CACHE: cache },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const ended = once(child, 'close').then(([code]) => code);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += data));
  return {
    /** Waits until it has said something; returns the first group, if there is one. */
    async says(words) {
      const gone = ended.then(() => 'gone');
      for (let met; ; ) {
        if ((met = words.exec(output))) return met[1];
        if ((await Promise.race([gone, once(child.stdout, 'data'), once(child.stderr, 'data')])) === 'gone') {
          met = words.exec(output);
          assert.ok(met, `the playground ended and said only: ${output}`);
          return met[1];
        }
      }
    },
    interrupt: () => child.kill('SIGINT'),
    ends: () => ended
  };
}

/** The command lines of running processes that mention a folder. */
function processesIn(folder) {
  return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n').filter(line => line.includes(folder));
}
