// Tests a server in the jar by a client that other people wrote: fetches the client with npm, and runs its tests with node.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { extension, Failure, hashOf, run } from './tools.mjs';

/**
 * Runs the tests in a folder that has a package.json with the client. What is under test comes from the command line.
 * Returns the exit code.
 */
export async function testByClient({ what, folder, tests }) {
  const { values } = parseArgs({ options: { jar: { type: 'string' }, only: { type: 'string' } } });
  const jar = path.resolve(values.jar ?? path.join(extension, 'target', 'stepwasm.jar'));
  if (!existsSync(jar)) throw new Failure(`${jar} is not there: run ./mvnw package in the project first`);
  if (!(await installed(what, folder))) return process.env.CI === 'true' ? 1 : 0;
  const only = values.only ? [`--test-name-pattern=${values.only}`] : [];
  const args = ['--test', '--test-reporter=spec', ...only, path.join(folder, tests)];
  const done = await output(process.execPath, args, folder, { STEPWASM_JAR: jar });
  const count = kind => Number(new RegExp(`^ℹ ${kind} (\\d+)`, 'm').exec(done.text)?.[1] ?? 0);
  if (done.code !== 0) console.log(done.text.slice(Math.max(0, done.text.indexOf('failing tests'))));
  if (done.code === 0 && count('pass') === 0) throw new Failure(`no test of the ${what} has run`);
  console.log(`${what}: ${count('pass')} tests by an independent client passed, ${count('fail') + count('cancelled')} failed`);
  return done.code === 0 ? 0 : 1;
}

function output(program, args, cwd, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', data => (text += data));
    child.on('error', reject);
    child.on('close', code => resolve({ code, text }));
    process.once('SIGTERM', () => child.kill());
  });
}

/** node_modules as package-lock.json says. Without a reachable registry the test is left out, in words. */
async function installed(what, folder) {
  const stamp = path.join(folder, 'node_modules', '.stepwasm-stamp');
  const wanted = hashOf(path.join(folder, 'package.json'), path.join(folder, 'package-lock.json'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.log(`${what}: fetching the independent client with npm (once)`);
  try {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  } catch (error) {
    console.log(`left out: the test of the ${what} by an independent client, because it could not be fetched: ${error.message}`);
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}
