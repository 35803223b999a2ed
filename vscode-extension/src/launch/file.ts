import { applyEdits, findNodeAtLocation, getNodeValue, modify, type Node, parseTree } from 'jsonc-parser';

/** A launch.json that there is not yet. */
export const EMPTY = '{\n  "version": "0.2.0",\n  "configurations": []\n}\n';

/** Members of a configuration. */
type Members = Readonly<Record<string, unknown>>;

/** What is added to a configuration. */
export interface Additions {
  readonly imports?: Members;
  readonly links?: Members;
}

/**
 * The text of a launch.json with entries added to `imports` and `links` of the configuration with a name, or with `otherwise` as
 * a new configuration if none has it. Comments and everything else stay as they are. Undefined if the text is no launch.json.
 */
export function withAdditions(text: string, name: string, additions: Additions, otherwise: Members): string | undefined {
  const root = parseTree(text);
  const configurations = root && findNodeAtLocation(root, ['configurations']);
  if (root?.type !== 'object' || (configurations && configurations.type !== 'array')) return undefined;
  const at = numberOf(configurations, name);
  if (at < 0) return set(text, ['configurations', configurations?.children?.length ?? 0], { ...otherwise, name, ...additions });
  let changed = text;
  for (const [attribute, entries] of Object.entries(additions) as [string, Members][]) {
    for (const [key, value] of Object.entries(entries)) changed = set(changed, ['configurations', at, attribute, key], value);
  }
  return changed;
}

/** Whether a launch.json has a configuration of this name. */
export function hasConfiguration(text: string, name: string): boolean {
  const root = parseTree(text);
  return numberOf(root && findNodeAtLocation(root, ['configurations']), name) >= 0;
}

function numberOf(configurations: Node | undefined, name: string): number {
  return configurations?.children?.findIndex(each => valueOf(each, 'name') === name && valueOf(each, 'type') === 'stepwasm') ?? -1;
}

function valueOf(node: Node, member: string): unknown {
  const found = findNodeAtLocation(node, [member]);
  return found && getNodeValue(found);
}

function set(text: string, path: (string | number)[], value: unknown): string {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return applyEdits(text, modify(text, path, value, { formattingOptions }));
}
