import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * The folder for class data archives of a jar, below `root`; made if it is not there. The JVM does not use an archive of another
 * jar, but does not make a new one in its place either, so each jar has its own folder and those of older jars go.
 */
export function archiveFolder(root: string, jar: string, gone: (problem: string) => void): string {
  const { size, mtimeMs } = fs.statSync(jar);
  const name = `archives-${size}-${Math.round(mtimeMs)}`;
  fs.mkdirSync(path.join(root, name), { recursive: true });
  for (const other of fs.readdirSync(root)) {
    if (other === name || !(other.startsWith('archives-') || other.endsWith('.jsa'))) continue;
    try {
      fs.rmSync(path.join(root, other), { recursive: true, force: true });
    } catch (error) {
      gone(`an old archive stays for now, a server may still use it: ${String(error)}`);
    }
  }
  return path.join(root, name);
}
