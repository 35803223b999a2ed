// Makes target/stepwasm.vsix: everything in one package, with the jar as the server.
//   node build/package.mjs [--jar=FILE] [--skip-tests=true]
//     --jar=FILE          the server (default: target/stepwasm.jar)
//     --skip-tests=true   leaves out type check, lint and unit tests
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { differences, entriesOf } from './contents.mjs';
import { extension, Failure, hashOf, main, root, run, tail } from './tools.mjs';

const at = (...names) => path.join(extension, ...names);

/** So many bytes are loaded when the extension is activated, at most; the language client, which is the largest part, is not among them. */
const MOST_AT_START = 200_000;

const npm = (...args) => run('npm', args, { cwd: extension });

await main(async () => {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Failure(`the VS Code extension is built with Node 20 or newer, this is ${process.version}`);
  const { values } = parseArgs({ options: { jar: { type: 'string' }, 'skip-tests': { type: 'string', default: 'false' } } });
  const jar = values.jar ?? at('target', 'stepwasm.jar');
  if (!existsSync(jar)) throw new Failure(`${jar} is not there: run ./mvnw package in the project first`);
  if (!(await installed())) return process.env.CI === 'true' ? 1 : 0;
  if (values['skip-tests'] !== 'true') {
    await npm('run', '-s', 'check');
    const results = await npm('test', '-s');
    console.log(`stepwasm.vsix: ${/^(?:#|ℹ) pass (\d+)/m.exec(results)?.[1] ?? 'no'} unit tests passed`);
  }
  await npm('run', '-s', 'bundle');
  for (const folder of ['server', 'target']) mkdirSync(at(folder), { recursive: true });
  copyFileSync(jar, at('server', 'stepwasm.jar'));
  copyFileSync(path.join(root, 'LICENSE'), at('LICENSE'));
  copySamples();
  const vsix = at('target', 'stepwasm.vsix');
  const log = await run(process.execPath, [at('node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '-o', vsix], { cwd: extension });
  if (/\bWARNING\b/.test(log)) throw new Failure(`vsce warns:\n${tail(log)}`);
  checkContents(vsix);
});

/** The programs of docs/samples, which "Open Sample" copies. */
function copySamples() {
  const from = path.join(root, 'docs', 'samples');
  rmSync(at('samples'), { recursive: true, force: true });
  mkdirSync(at('samples'));
  for (const file of readdirSync(from).filter(name => /\.was?t$/.test(name))) copyFileSync(path.join(from, file), at('samples', file));
}

/** Nothing more and nothing less than build/contents.txt says, and how large it is. */
function checkContents(vsix) {
  const entries = entriesOf(vsix);
  const wrong = differences(entries.map(({ name }) => name), readFileSync(at('build', 'contents.txt'), 'utf8'));
  if (wrong.length > 0) throw new Failure(`stepwasm.vsix has other files than it should:\n${wrong.join('\n')}`);
  const atStart = statSync(at('dist', 'extension.js')).size;
  if (atStart > MOST_AT_START) throw new Failure(`dist/extension.js has ${atStart} bytes, more than ${MOST_AT_START}: does something but src/client/connection.ts import a library for more than its types?`);
  const megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`;
  const server = entries.find(({ name }) => name.endsWith('stepwasm.jar'))?.size ?? 0;
  console.log(`stepwasm.vsix: ${megabytes(statSync(vsix).size)} in ${entries.length} files, ${megabytes(server)} of it the server`);
}

/** node_modules as package-lock.json says. Without a reachable registry the package is left out, in words. */
async function installed() {
  const stamp = at('node_modules', '.stepwasm-stamp');
  const wanted = hashOf(at('package-lock.json')); // it repeats what package.json says about packages
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.log('stepwasm.vsix: fetching the build tools with npm (once)');
  try {
    await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  } catch (error) {
    console.log(`left out: the VS Code extension (stepwasm.vsix), because its build tools could not be fetched: ${error.message}`);
    return false;
  }
  writeFileSync(stamp, wanted);
  return true;
}
