// Tests the language server in the jar with vscode-languageserver-protocol, the libraries that VS Code itself uses.
//   node run.mjs [--jar=FILE] [--only=NAME]
//     --jar=FILE    the jar under test (default: vscode-extension/target/stepwasm.jar)
//     --only=NAME   only tests whose name contains this
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { extension, Failure, hashOf, main, run } from '../../vscode-extension/build/tools.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const at = (...names) => path.join(folder, ...names);

await main(async () => {
  const { values } = parseArgs({ options: { jar: { type: 'string' }, only: { type: 'string' } } });
  const jar = path.resolve(values.jar ?? path.join(extension, 'target', 'stepwasm.jar'));
  if (!existsSync(jar)) throw new Failure(`${jar} is not there: run ./mvnw package in the project first`);
  if (!(await installed())) return process.env.CI === 'true' ? 1 : 0;
  const only = values.only ? [`--test-name-pattern=${values.only}`] : [];
  const tests = await output(process.execPath, ['--test', '--test-reporter=spec', ...only, at('lsp.test.mjs')], { STEPWASM_JAR: jar });
  const count = what => Number(new RegExp(`^ℹ ${what} (\\d+)`, 'm').exec(tests.text)?.[1] ?? 0);
  if (tests.code !== 0) console.log(tests.text.slice(Math.max(0, tests.text.indexOf('failing tests'))));
  if (tests.code === 0 && count('pass') === 0) throw new Failure('no test of the language server has run');
  console.log(`language server: ${count('pass')} tests by an independent client passed, ${count('fail') + count('cancelled')} failed`);
  return tests.code === 0 ? 0 : 1;
});

function output(program, args, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', data => (text += data));
    child.on('error', reject);
    child.on('close', code => resolve({ code, text }));
    process.once('SIGTERM', () => child.kill());
  });
}

/** node_modules as package-lock.json says. Without a reachable registry the test is left out, in words. */
async function installed() {
  const stamp = at('node_modules', '.stepwasm-stamp');
  const wanted = hashOf(at('package.json'), at('package-lock.json'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.log('language server: fetching the independent client with npm (once)');
  try {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  } catch (error) {
    console.log(`left out: the test of the language server by an independent client, because it could not be fetched: ${error.message}`);
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}
