import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { extension, tail } from '../../build/tools.mjs';

export const name = 'the tests in the extension host pass';

/** Without it VS Code runs no tests; with it there are no messages and no dialogs, which other stories want to see. */
export const server = ['--enable-smoke-test-driver'];

/** In a browser the editor saves by itself after a while; tests say when. */
export const settings = { 'files.autoSave': 'off' };

const tests = path.join(extension, 'test', 'host');

/** VS Code runs tests in its extension host when it is told where an extension in the making and its tests are. */
export async function story(vs, how) {
  const folder = path.join(extension, 'target', 'host-tests');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'tests', publisher: 'stepwasm', version: '0.0.1', engines: { vscode: '^1.91.0' } }));
  const bundle = path.join(folder, 'tests.cjs');
  await build({
    stdin: { contents: entry(how), resolveDir: tests, loader: 'ts' },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'], // as in the bundle of the extension
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'error',
    outfile: bundle
  });
  const said = [];
  let failed = 0;
  const hands = new Hands(vs.page, folder);
  await vs.page.exposeFunction('codeAutomationLog', (_type, args) => {
    const line = args.join(' ');
    said.push(line);
    if (/^(FAILED|AGAIN) /.test(line)) void vs.page.screenshot({ path: path.join(folder, `failed-${++failed}.png`) }).catch(() => {}); // the page may be what failed
    if (line.startsWith('keys ')) hands.do(JSON.parse(line.slice('keys '.length)));
  });
  const ended = new Promise(resolve => void vs.page.exposeFunction('codeAutomationExit', resolve));
  const here = file => `vscode-remote://${new URL(vs.address).host}${file}`;
  await vs.goTo([['extensionDevelopmentPath', here(folder)], ['extensionTestsPath', here(bundle)], ['skipWelcome', 'true']]);
  const code = await ended;
  const log = path.join(extension, 'target', 'host-tests', 'log.txt');
  writeFileSync(log, said.join('\n'));
  const failures = said.filter(line => line.startsWith('FAILED ')).join('\n');
  assert.equal(code, 0, failures || tail(said.join('\n')));
  const passed = said.filter(line => line.startsWith('ok ')).length;
  assert.ok(passed > 0, `no test has run: ${tail(said.join('\n'))}`);
  vs.note(`${passed} tests`);
  for (const line of said.filter(line => line.startsWith('AGAIN '))) vs.note(`passed only when run again: ${line.slice('AGAIN '.length)}`);
}

/** Presses the keys that tests ask for, one after the other, and says in the folder what is done. */
class Hands {
  #done = Promise.resolve();

  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  do({ number, press = [], write = '' }) {
    this.#done = this.#done.then(async () => {
      for (const key of press) await this.page.keyboard.press(key);
      await this.page.keyboard.type(write);
      writeFileSync(path.join(this.folder, `pressed-${number}`), '');
    });
    this.#done.catch(error => console.log(String(error))); // the window is closed, and the test waits in vain
  }
}

/** The program that VS Code calls: it has all files `*.test.ts` in it. */
function entry(how) {
  const files = readdirSync(tests).filter(file => file.endsWith('.test.ts')).sort();
  const loaders = files.map(file => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`);
  return `import { runFiles } from './index';\nexport const run = () => runFiles({ ${loaders.join(', ')} }, ${JSON.stringify(how)});`;
}
