import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Oldest Java that runs the server. */
export const OLDEST_JAVA = 21;

/** The setting with the folder of the Java to use. */
export const SETTING = 'stepwasm.java.home';

/** A Java that was found: its executable, its major version and where the search found it. */
export interface Java {
  readonly executable: string;
  readonly version: number;
  readonly source: string;
}

/** What the search looks at; a record so that tests need no real machine. */
export interface Surroundings {
  readonly setting: string | undefined;
  /** The folder where a package for one system brings a Java of its own. */
  readonly bundled: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

export type Search =
  | { readonly found: Java }
  /** One sentence for the user; `tooOld` lists what was passed over. */
  | { readonly problem: string; readonly tooOld: readonly Java[] };

export function surroundings(setting: string | undefined, bundled: string): Surroundings {
  return { setting, bundled, environment: process.env, platform: process.platform, home: os.homedir() };
}

/** The first Java that is new enough: setting, the one of the package, JAVA_HOME, JDK_HOME, PATH, the usual folders. A setting is never passed over; relative folders are. */
export async function findJava(where: Surroundings): Promise<Search> {
  const setting = where.setting?.trim();
  if (setting) return fromSetting(setting, where);
  const tooOld: Java[] = [];
  for (const { home, source } of candidates(where)) {
    const java = await javaIn(home, source, where.platform);
    if (!java || tooOld.some(other => other.executable === java.executable)) continue;
    if (java.version >= OLDEST_JAVA) return { found: java };
    tooOld.push(java);
  }
  const seen = tooOld.map(java => `Java ${java.version} from ${java.source}`).join(', ');
  return {
    problem: seen
      ? `Stepwasm needs Java ${OLDEST_JAVA} or newer, but found only ${seen}.`
      : `Stepwasm needs Java ${OLDEST_JAVA} or newer, but found no Java.`,
    tooOld
  };
}

async function fromSetting(setting: string, where: Surroundings): Promise<Search> {
  const folder = setting.startsWith('~') ? path.join(where.home, setting.slice(1)) : setting;
  const home = path.basename(folder) === 'bin' ? path.dirname(folder) : folder;
  const java = await javaIn(home, `the setting ${SETTING}`, where.platform);
  if (!java) return { problem: `The setting ${SETTING} is ${setting}, but there is no Java in that folder.`, tooOld: [] };
  if (java.version < OLDEST_JAVA) {
    return {
      problem: `The setting ${SETTING} is ${setting}, which is Java ${java.version}; Stepwasm needs Java ${OLDEST_JAVA} or newer.`,
      tooOld: [java]
    };
  }
  return { found: java };
}

function* candidates(where: Surroundings): Generator<{ home: string; source: string }> {
  if (where.bundled) yield { home: where.bundled, source: 'this extension' };
  for (const name of ['JAVA_HOME', 'JDK_HOME']) {
    const home = where.environment[name];
    if (home && path.isAbsolute(home)) yield { home, source: name };
  }
  const delimiter = where.platform === 'win32' ? ';' : ':';
  const onPath = (where.environment['PATH'] ?? where.environment['Path'] ?? '').split(delimiter);
  for (const folder of onPath) {
    const executable = path.join(folder, executableName(where.platform));
    if (path.isAbsolute(folder) && fs.existsSync(executable)) yield { home: path.dirname(path.dirname(fs.realpathSync(executable))), source: 'the PATH' };
  }
  for (const folder of usualFolders(where)) {
    for (const home of newestFirst(subfolders(folder))) {
      yield { home, source: home };
      yield { home: path.join(home, 'Contents', 'Home'), source: home };
    }
  }
}

/** Folders that have homes of Java in them. */
export function usualFolders({ platform, home, environment }: Surroundings): string[] {
  const own = [path.join(home, '.sdkman', 'candidates', 'java'), path.join(home, '.jdks'), path.join(home, '.gradle', 'jdks'), path.join(home, '.asdf', 'installs', 'java'), path.join(home, '.local', 'share', 'mise', 'installs', 'java')];
  switch (platform) {
    case 'win32': {
      const programs = environment['ProgramFiles'] ?? 'C:\\Program Files';
      return ['Eclipse Adoptium', 'Java', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft'].map(vendor => path.join(programs, vendor)).concat(own);
    }
    case 'darwin':
      return ['/Library/Java/JavaVirtualMachines', path.join(home, 'Library', 'Java', 'JavaVirtualMachines'), '/opt/homebrew/opt', '/usr/local/opt', ...own];
    default:
      return ['/usr/lib/jvm', '/usr/lib64/jvm', '/usr/java', '/opt/java', '/opt', '/home/linuxbrew/.linuxbrew/opt', ...own];
  }
}

function subfolders(folder: string): string[] {
  try {
    return fs.readdirSync(folder).map(name => path.join(folder, name));
  } catch {
    return []; // most of the usual folders are not there
  }
}

/** By the number in the name (temurin-25-jdk before java-21-openjdk), so that the newest is met first. */
function newestFirst(homes: string[]): string[] {
  const number = (home: string) => Number(/\d+/.exec(path.basename(home))?.[0] ?? 0);
  return homes.sort((a, b) => number(b) - number(a) || a.localeCompare(b));
}

function executableName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'java.exe' : 'java';
}

async function javaIn(home: string, source: string, platform: NodeJS.Platform): Promise<Java | undefined> {
  const executable = path.join(home, 'bin', executableName(platform));
  if (!fs.existsSync(executable)) return undefined;
  const version = releasedVersion(home) ?? (await reportedVersion(executable));
  return version === undefined ? undefined : { executable, version, source };
}

/** Every JDK carries a text file that tells its version; reading it is 100 times faster than asking the program. */
function releasedVersion(home: string): number | undefined {
  try {
    return majorVersion(/^JAVA_VERSION="?([^"\s]+)/m.exec(fs.readFileSync(path.join(home, 'release'), 'utf8'))?.[1]);
  } catch {
    return undefined; // no such file: the program itself is asked
  }
}

async function reportedVersion(executable: string): Promise<number | undefined> {
  try {
    const { stderr } = await run(executable, ['-version'], { encoding: 'utf8', timeout: 10_000, windowsHide: true });
    return majorVersion(/version "([^"]+)"/.exec(stderr)?.[1]);
  } catch {
    return undefined; // not a Java that can start: the search goes on
  }
}

/** `21.0.3` is 21, `1.8.0_402` is 8. */
export function majorVersion(version: string | undefined): number | undefined {
  const numbers = /(\d+)(?:\.(\d+))?/.exec(version ?? '');
  if (!numbers) return undefined;
  return numbers[1] === '1' ? Number(numbers[2] ?? 1) : Number(numbers[1]);
}
