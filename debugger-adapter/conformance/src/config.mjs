// Reads the configuration of an adapter and fills in what it leaves out.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fill, Mistake } from './fill.mjs';
import { marks } from './stage.mjs';

/** Milliseconds. Nothing waits longer than it must, so they may be generous; `quiet` is waited for in any case. */
const timeouts = { start: 30_000, answer: 20_000, launch: 30_000, event: 20_000, end: 10_000, quiet: 100 };

const known = {
  name: 'string', adapterID: 'string', adapter: 'object', values: 'object', request: 'string', arguments: 'object', scenarios: 'object', source: 'string', debuggee: 'object',
  refused: 'object', cannot: 'object', timeouts: 'object', counter: 'string', condition: 'object', hit: 'object', log: 'object', wrong: 'string', function: 'string',
  exception: 'object', data: 'object', target: 'string', variable: 'object', assignable: 'object', hexadecimal: 'object', completion: 'object', memory: 'object', pagesStack: 'boolean', $schema: 'string',
};

/** The first of some texts that can be filled in and, if it is a path, is there. */
function choose(name, choices, values, folder) {
  for (const each of [choices].flat()) {
    let filled;
    try {
      filled = fill(each, values);
    } catch (error) {
      if (error instanceof Mistake) continue;
      throw error;
    }
    if (!/[/\\]/.test(filled)) return filled;
    const file = path.resolve(folder, filled);
    if (existsSync(file)) return file;
  }
  throw new Mistake(`\${${name}} is none of ${[choices].flat().join(', ')}; --set ${name}=... gives it`);
}

/**
 * A configuration from a `.json` or `.mjs` file.
 *
 * @param given values of `${name}` from the command line
 */
export async function read(file, given = {}) {
  const whole = path.resolve(file);
  if (!existsSync(whole)) throw new Mistake(`there is no configuration ${file}`);
  let raw;
  try {
    raw = whole.endsWith('.json') ? JSON.parse(readFileSync(whole, 'utf8')) : (await import(pathToFileURL(whole))).default;
  } catch (error) {
    throw new Mistake(`${file} cannot be read: ${error.message}`);
  }
  return complete(raw, path.dirname(whole), given);
}

/** Fills in what a configuration leaves out. Paths begin at the folder. */
export function complete(raw, folder, given = {}) {
  for (const [key, value] of Object.entries(raw)) {
    if (!known[key]) throw new Mistake(`\`${key}\` means nothing in a configuration; it knows ${Object.keys(known).join(', ')}`);
    if (typeof value !== known[key]) throw new Mistake(`\`${key}\` must be a value of type ${known[key]}`);
  }
  for (const key of ['adapter', 'source', 'arguments', 'scenarios']) if (raw[key] === undefined) throw new Mistake(`the configuration has no \`${key}\``);
  const values = { here: folder, ...given };
  for (const [name, choices] of Object.entries(raw.values ?? {})) values[name] ??= choose(name, choices, values, folder);
  values.source = path.resolve(folder, fill(raw.source, values));
  if (!existsSync(values.source)) throw new Mistake(`there is no program ${values.source}`);
  const { debuggee, arguments: args, values: choices, ...rest } = raw; // Of the choices one has been taken.
  const config = {
    name: 'adapter',
    request: 'launch',
    ...fill(rest, values),
    // These may hold what only the debuggee of a session can say.
    debuggee: debuggee && { ...debuggee, command: fill(debuggee.command, values) },
    arguments: debuggee ? args : fill(args, values),
    values,
    source: values.source,
    marks: marks(values.source),
    cannot: raw.cannot ?? {},
    timeouts: { ...timeouts, ...raw.timeouts },
  };
  config.adapterID ??= config.name;
  for (const name of ['stop', 'first', 'call', 'callee']) if (!config.marks.has(name)) throw new Mistake(`${values.source} has no line with the mark @${name}`);
  if (!config.scenarios.main) throw new Mistake('`scenarios` has no `main`');
  config.scenarios = Object.fromEntries(Object.entries(config.scenarios).map(([name, scenario]) => [name, { arguments: {}, ...scenario }]));
  config.adapters = [raw.adapter].flat().map((each, index) => ({ name: `adapter ${index + 1}`, ...fill(each, values) }));
  return config;
}
