// Fetches the packages of the runner when they are not there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const folder = path.dirname(fileURLToPath(import.meta.url));

/**
 * Whether the packages are there that package-lock.json names; they are fetched with npm if they are not.
 *
 * @param tests whether those for the tests of the runner are needed too: the compiler and the types from which the schemas are made
 */
export function installed({ tests = false } = {}) {
  const stamp = path.join(folder, 'node_modules', '.stamp');
  const lock = createHash('sha256').update(readFileSync(path.join(folder, 'package-lock.json'))).digest('hex');
  const has = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (has === `${lock} with tests` || (has === lock && !tests)) return true;
  console.log('fetching the packages of the conformance runner with npm (once)');
  const args = ['ci', ...(tests ? [] : ['--omit=dev']), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (done.status === 0) writeFileSync(stamp, tests ? `${lock} with tests` : lock);
  return done.status === 0;
}
