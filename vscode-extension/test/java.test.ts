import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
import { archiveFolder } from '../src/java/archives';
import { serverCommand, serverHeap } from '../src/java/command';
import { findJava, majorVersion, type Surroundings } from '../src/java/find';

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
  return { setting: undefined, environment: {}, platform: 'linux', home: folder, ...rest };
}

test('a version is its major number', () => {
  assert.equal(majorVersion('25.0.3'), 25);
  assert.equal(majorVersion('21'), 21);
  assert.equal(majorVersion('1.8.0_402'), 8);
  assert.equal(majorVersion('no version'), undefined);
});

test('the setting comes before JAVA_HOME, JAVA_HOME before JDK_HOME, JDK_HOME before the PATH', () => {
  const { folder, home } = machine({ a: '21.0.1', b: '22', c: '23', d: '24' });
  const environment: Record<string, string | undefined> = { JAVA_HOME: home('b'), JDK_HOME: home('c'), PATH: path.join(home('d'), 'bin') };
  const version = (rest: Partial<Surroundings>) => {
    const search = findJava(at(folder, rest));
    assert.ok('found' in search);
    return search.found.version;
  };
  assert.equal(version({ environment, setting: home('a') }), 21);
  assert.equal(version({ environment, setting: path.join(home('a'), 'bin') }), 21);
  assert.equal(version({ environment }), 22);
  assert.equal(version({ environment: { ...environment, JAVA_HOME: undefined } }), 23);
  assert.equal(version({ environment: { PATH: environment['PATH'] } }), 24);
});

test('a Java that is too old is passed over', () => {
  const { folder, home } = machine({ old: '17.0.9', new: '21' });
  const search = findJava(at(folder, { environment: { JAVA_HOME: home('old'), JDK_HOME: home('new') } }));
  assert.ok('found' in search);
  assert.equal(search.found.source, 'JDK_HOME');
});

test('the usual folders are searched, the newest first', () => {
  const { folder } = machine({ '.jdks/corretto-21': '21.0.2', '.jdks/temurin-25': '25', '.jdks/openjdk-17': '17' });
  const search = findJava(at(folder, { platform: 'darwin' }));
  assert.ok('found' in search);
  assert.equal(search.found.version, 25);
});

test('a setting that does not work is said, not passed over', () => {
  const { folder, home } = machine({ old: '17', good: '21' });
  const environment = { JAVA_HOME: home('good') };
  const old = findJava(at(folder, { environment, setting: home('old') }));
  assert.ok('problem' in old);
  assert.match(old.problem, /setting stepwasm\.java\.home is .*old, which is Java 17; Stepwasm needs Java 21 or newer/);
  const none = findJava(at(folder, { environment, setting: home('missing') }));
  assert.ok('problem' in none);
  assert.match(none.problem, /there is no Java in that folder/);
});

test('without a new Java the message names what was found', () => {
  const { folder, home } = machine({ old: '17' });
  const search = findJava(at(folder, { platform: 'darwin', environment: { JAVA_HOME: home('old') } }));
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
    assert.deepEqual(args.filter(arg => /^-Xm|HeapFreeRatio|ShrinkHeap/.test(arg)), verb === 'lsp' ? serverHeap : []);
  }
  assert.ok(fs.readFileSync('../stepwasm', 'utf8').includes(serverHeap.join(' ')), 'the launcher has the same heap');
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
