// What is in a package, against the list of what should be.
import { readFileSync } from 'node:fs';

/** The files of a .zip file, as its directory has them: names, and sizes in the archive. */
export function entriesOf(zip) {
  const bytes = readFileSync(zip);
  const end = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1');
  if (end < 0) throw new Error(`${zip} is no .zip file`);
  const entries = [];
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, more, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset));
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + name), size: bytes.readUInt32LE(at + 20) });
    at += 46 + name + more + comment;
  }
  return entries.filter(({ name }) => !name.endsWith('/'));
}

/** What is wrong with these names by a list of patterns: one line for each. */
export function differences(names, list) {
  const patterns = list
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'))
    .map(line => ({ line, optional: line.startsWith('?'), matches: pattern(line.replace(/^\?/, '')) }));
  return [
    ...names.filter(name => !patterns.some(({ matches }) => matches.test(name))).map(name => `${name} is in the package, but not in build/contents.txt`),
    ...patterns.filter(({ optional, matches }) => !optional && !names.some(name => matches.test(name))).map(({ line }) => `build/contents.txt says ${line}, but there is no such file in the package`)
  ];
}

function pattern(line) {
  return new RegExp(`^${line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
}
