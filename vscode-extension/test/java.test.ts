import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
import { archiveFolder } from '../src/java/archives';
import { compiledPrograms, serverCommand, serverHeap } from '../src/java/command';
import { findJava, majorVersion, type Surroundings, usualFolders } from '../src/java/find';

/** A folder with Java homes of given versions, as far as the search looks at them. */
function machine(homes: Record<string, string>): { folder: string; home: (name: string) => string } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepwasm-java-'));
  for (const [name, version] of Object.entries(homes)) {
    fs.mkdirSync(path.join(folder, name, 'bin'), { recursive: true });
    fs.writeFileSync(path.join(folder, name, 'bin', 'java'), '');
    fs.writeFileSync(path.join(folder, name, 'release'), `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`);
  }
  return { folder, home: name => path.join(folder, name) };
}

function at(folder: string, rest: Partial<Surroundings>): Surroundings {
  return { setting: undefined, bundled: undefined, environment: {}, platform: 'linux', home: folder, ...rest };
}

test('a version is its major number', () => {
  assert.equal(majorVersion('25.0.3'), 25);
  assert.equal(majorVersion('21'), 21);
  assert.equal(majorVersion('1.8.0_402'), 8);
  assert.equal(majorVersion('no version'), undefined);
});

test('the setting comes before JAVA_HOME, JAVA_HOME before JDK_HOME, JDK_HOME before the PATH', async () => {
  const { folder, home } = machine({ a: '21.0.1', b: '22', c: '23', d: '24' });
  const environment: Record<string, string | undefined> = { JAVA_HOME: home('b'), JDK_HOME: home('c'), PATH: path.join(home('d'), 'bin') };
  const version = async (rest: Partial<Surroundings>) => {
    const search = await findJava(at(folder, rest));
    assert.ok('found' in search);
    return search.found.version;
  };
  assert.equal(await version({ environment, setting: home('a') }), 21);
  assert.equal(await version({ environment, setting: path.join(home('a'), 'bin') }), 21);
  assert.equal(await version({ environment }), 22);
  assert.equal(await version({ environment: { ...environment, JAVA_HOME: undefined } }), 23);
  assert.equal(await version({ environment: { PATH: environment['PATH'] } }), 24);
});

test('what the package brings comes after the setting and before all others', async () => {
  const { folder, home } = machine({ set: '21.0.1', bundled: '25', other: '24' });
  const found = async (rest: Partial<Surroundings>) => {
    const search = await findJava(at(folder, { environment: { JAVA_HOME: home('other') }, bundled: home('bundled'), ...rest }));
    return 'found' in search ? search.found.source : search.problem;
  };
  assert.equal(await found({}), 'this extension');
  assert.equal(await found({ setting: home('set') }), 'the setting stepwasm.java.home');
  assert.equal(await found({ bundled: home('missing') }), 'JAVA_HOME');
});

test('a Java without a release file is asked for its version, one that does not answer is passed over', { skip: process.platform === 'win32' }, async () => {
  const { folder, home } = machine({ broken: '25', good: '25' });
  const program = (name: string, script: string) => {
    fs.rmSync(path.join(home(name), 'release'));
    fs.writeFileSync(path.join(home(name), 'bin', 'java'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    fs.chmodSync(path.join(home(name), 'bin', 'java'), 0o755);
  };
  program('broken', 'echo "cannot execute" >&2; exit 1');
  program('good', `echo 'Picked up JAVA_TOOL_OPTIONS: -Xmx64m' >&2; echo 'openjdk version "22.0.1" 2024-04-16' >&2`);
  const search = await findJava(at(folder, { environment: { JAVA_HOME: home('broken'), JDK_HOME: home('good') } }));
  assert.ok('found' in search);
  assert.equal(search.found.version, 22);
});

test('relative folders of the environment are passed over: they would lead into the workspace', async () => {
  const { folder, home } = machine({ here: '25', good: '21' });
  const here = path.relative(process.cwd(), home('here'));
  const environment = { JAVA_HOME: here, PATH: [path.join(here, 'bin'), path.join(home('good'), 'bin')].join(':') };
  const search = await findJava(at(folder, { environment }));
  assert.ok('found' in search);
  assert.equal(search.found.version, 21);
});

test('a Java that is too old is passed over', async () => {
  const { folder, home } = machine({ old: '17.0.9', new: '21' });
  const search = await findJava(at(folder, { environment: { JAVA_HOME: home('old'), JDK_HOME: home('new') } }));
  assert.ok('found' in search);
  assert.equal(search.found.source, 'JDK_HOME');
});

test('the usual folders are searched, the newest first', async () => {
  const { folder } = machine({ '.jdks/corretto-21': '21.0.2', '.jdks/temurin-25': '25', '.jdks/openjdk-17': '17' });
  const search = await findJava(at(folder, { platform: 'darwin' }));
  assert.ok('found' in search);
  assert.equal(search.found.version, 25);
});

test('the folders of Homebrew are searched, of each kind of machine', () => {
  for (const [platform, folder] of [['darwin', '/opt/homebrew/opt'], ['darwin', '/usr/local/opt'], ['linux', '/home/linuxbrew/.linuxbrew/opt']] as const) {
    assert.ok(usualFolders(at('/home/me', { platform })).includes(folder), folder);
  }
});

test('a setting that does not work is said, not passed over', async () => {
  const { folder, home } = machine({ old: '17', good: '21' });
  const environment = { JAVA_HOME: home('good') };
  const old = await findJava(at(folder, { environment, setting: home('old') }));
  assert.ok('problem' in old);
  assert.match(old.problem, /setting stepwasm\.java\.home is .*old, which is Java 17; Stepwasm needs Java 21 or newer/);
  const none = await findJava(at(folder, { environment, setting: home('missing') }));
  assert.ok('problem' in none);
  assert.match(none.problem, /there is no Java in that folder/);
});

test('without a new Java the message names what was found', async () => {
  const { folder, home } = machine({ old: '17' });
  const search = await findJava(at(folder, { platform: 'darwin', environment: { JAVA_HOME: home('old') } }));
  assert.ok('problem' in search);
  assert.equal(search.problem, 'Stepwasm needs Java 21 or newer, but found only Java 17 from JAVA_HOME.');
});

test('messages of the JVM never reach the standard output, and the language server is started as by ./stepwasm', () => {
  const java = { executable: '/j/bin/java', version: 25, source: 'JAVA_HOME' };
  for (const verb of ['lsp', 'dap'] as const) {
    const { executable, args } = serverCommand(java, '/x/stepwasm.jar', verb, '/cache');
    assert.equal(executable, '/j/bin/java');
    assert.deepEqual(args.slice(0, 2), ['-Xlog:disable', '-Xlog:all=error:stderr']);
    assert.deepEqual(args.slice(-3), ['-jar', '/x/stepwasm.jar', verb]);
    assert.equal(args.includes('-XX:TieredStopAtLevel=1'), false);
    assert.equal(args.join(' ').includes(compiledPrograms.join(' ')), verb === 'dap');
    assert.deepEqual(args.filter(arg => /^-Xm|HeapFreeRatio|ShrinkHeap/.test(arg)), verb === 'lsp' ? serverHeap : []);
  }
  const list = serverCommand(java, '/x/stepwasm.jar', 'dap', '/cache', ['--list']).args;
  assert.equal(list.at(-1), '--list');
  assert.ok(list.includes('-XX:SharedArchiveFile=/cache/dap--list-java25.jsa'), 'an archive of its own');
  assert.ok(fs.readFileSync('../stepwasm', 'utf8').includes(serverHeap.join(' ')), 'the launcher has the same heap');
  assert.ok(fs.readFileSync('../stepwasm', 'utf8').includes(compiledPrograms.join(' ')), 'the launcher lets programs run as fast');
});

test('archives of an older jar go', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepwasm-'));
  const jar = path.join(root, 'stepwasm.jar');
  fs.writeFileSync(jar, 'one');
  fs.writeFileSync(path.join(root, 'lsp-java25.jsa'), 'of an extension from before');
  const stuck = (problem: string): never => { throw new Error(problem); };
  const first = archiveFolder(root, jar, stuck);
  assert.equal(archiveFolder(root, jar, stuck), first);
  fs.writeFileSync(jar, 'another');
  const second = archiveFolder(root, jar, stuck);
  assert.notEqual(second, first);
  assert.deepEqual(fs.readdirSync(root).sort(), [path.basename(second), 'stepwasm.jar']);
  fs.rmSync(root, { recursive: true });
});
