// ./stepwasm playground: a VS Code in the browser with the extension and the samples.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cache, extension, Failure, hashOf, main, root, run, stopChildren } from '../build/tools.mjs';
import { freePort, installWorkbench, missing, Workbench } from './workbench.mjs';

const help = `usage: stepwasm playground [--port N] [--no-build]

Starts VS Code for the browser on this machine, with the Stepwasm extension and the samples.
The first start installs it into the folder .cache of the project; Ctrl-C ends it.

  --port N     listen on port N of 127.0.0.1 (default: the first free one from 8080 on)
  --no-build   start the extension that was packaged last, however old`;

const packagedSources = ['src', 'media', 'syntaxes', 'images', 'package.json', 'package-lock.json', 'language-configuration.json', 'README.md'].map(name => path.join(extension, name));

await main(async () => {
  const options = commandLine();
  if (options.help) return console.log(help);
  const obstacle = missing();
  if (obstacle) throw new Failure(`the playground cannot start: ${obstacle}`);

  let workbench;
  const interrupted = new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
  });
  const session = async () => {
    const port = await freePort(options.port);
    const vsix = path.join(extension, 'target', 'stepwasm.vsix');
    if (!options.noBuild) await build(vsix);
    if (!existsSync(vsix)) throw new Failure(options.noBuild ? 'nothing has been packaged yet: start without --no-build' : 'the VS Code extension could not be packaged, see above');
    const programs = await installWorkbench(console.log);
    const data = path.join(cache, 'playground');
    workbench = new Workbench(programs, data, JSON.parse(readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'settings.json'), 'utf8')));
    await workbench.installExtension(vsix);
    const samples = path.join(data, 'samples');
    copySamples(path.join(root, 'docs', 'samples'), samples);
    const { address, token } = await workbench.start(port, samples);
    console.log(`Open ${address}?tkn=${token}`);
    console.log(`The samples there are copies in ${path.relative(process.cwd(), samples)}: edit as you like, your changes stay. Ctrl-C ends the playground.`);
    await workbench.ended();
    throw new Failure(`the workbench has ended by itself; its log is ${workbench.log}`);
  };
  const running = session();
  try {
    await Promise.race([running, interrupted]);
  } finally {
    running.catch(() => {}); // an interrupted start fails later, for no new reason
    stopChildren();
    await workbench?.stop();
  }
  return 0;
});

function commandLine() {
  let values;
  try {
    ({ values } = parseArgs({ options: { port: { type: 'string' }, 'no-build': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } }));
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}\n${help}`);
  }
  const options = { help: values.help, noBuild: values['no-build'] };
  if (values.port === undefined) return options;
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < 1 || port > 65535) throw new Failure(`--port is a number from 1 to 65535, not ${values.port}`);
  return { ...options, port };
}

/** Makes the package with the extension if something in it is newer. */
async function build(vsix) {
  // The launcher builds the jar when there is none or a source is newer, and says so.
  await run(path.join(root, 'stepwasm'), ['--version'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const jar = path.join(root, '.cache', 'launcher', 'stepwasm.jar');
  if (existsSync(vsix) && statSync(vsix).mtimeMs >= newest(jar, ...packagedSources)) return;
  console.log('packaging the VS Code extension');
  process.stdout.write(await run(process.execPath, [path.join(extension, 'build', 'package.mjs'), `--jar=${jar}`, '--skip-tests=true']));
}

/** When the last of these files, or of the files in these folders, was changed. */
function newest(...files) {
  return Math.max(...files.map(file => {
    const stat = statSync(file);
    return stat.isDirectory() ? newest(...readdirSync(file).map(name => path.join(file, name))) : stat.mtimeMs;
  }));
}

/** Brings the samples of the project into the playground, except over files that the user has changed. */
function copySamples(from, to) {
  mkdirSync(to, { recursive: true });
  const record = path.join(path.dirname(to), 'samples.json');
  const copied = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
  for (const name of readdirSync(from)) {
    const source = path.join(from, name);
    const target = path.join(to, name);
    const untouched = !existsSync(target) ? copied[name] === undefined : copied[name] === hashOf(target);
    if (!statSync(source).isFile() || !untouched) continue;
    cpSync(source, target);
    copied[name] = hashOf(source);
  }
  writeFileSync(record, JSON.stringify(copied, undefined, 2));
}
