import * as path from 'node:path';
import { findNodeAtLocation, getLocation, getNodeValue, parseTree } from 'jsonc-parser';

/** A place in a launch.json where a name of the program can stand. */
export interface Place {
  /** What stands there: the function to call, or an import that something stands in for. */
  readonly what: 'invoke' | 'import';
  /** The program of the configuration, as it is written. */
  readonly program: string;
  /** Where the name stands already, quotes and all; empty where nothing does. */
  readonly start: number;
  readonly end: number;
  /** Imports that something stands in for. */
  readonly given: readonly string[];
}

/** The place at an offset of a launch.json; nothing if no name of a program can stand there. */
export function placeAt(text: string, offset: number): Place | undefined {
  const { path: at, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const [list, number, attribute, ...more] = at;
  if (list !== 'configurations' || typeof number !== 'number') return undefined;
  const what = attribute === 'invoke' && !isAtPropertyKey && more.length === 0 ? 'invoke' : attribute === 'imports' && isAtPropertyKey && more.length === 1 ? 'import' : undefined;
  const root = parseTree(text);
  const value = (name: string): unknown => {
    const node = root && findNodeAtLocation(root, ['configurations', number, name]);
    return node && getNodeValue(node);
  };
  const program = value('program');
  if (!what || value('type') !== 'stepwasm' || typeof program !== 'string') return undefined;
  const here = previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length ? previousNode : undefined;
  const imports: unknown = value('imports');
  const given = typeof imports === 'object' && imports !== null ? Object.keys(imports) : [];
  return { what, program, start: here?.offset ?? offset, end: here ? here.offset + here.length : offset, given };
}

/** The file that a program in a launch.json means, if its folder and the file in front are these; nothing if that is not known before it is started. */
export function fileMeant(program: string, folder: string, front: string | undefined): string | undefined {
  const filled = program.replaceAll('${workspaceFolder}', folder).replaceAll('${file}', front ?? '${file}');
  return filled.includes('${') || filled === '' ? undefined : path.resolve(folder, filled);
}
