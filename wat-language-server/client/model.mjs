// What the protocol says about messages, read from the type declarations of vscode-languageserver-protocol, which are the source
// of the protocol's meta model: methods with the types of their parameters and results, and a check of JSON against a type.
// Names that a type does not have are mistakes, and so is null where it is not allowed.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const main = createRequire(import.meta.url).resolve('vscode-languageserver-protocol');
const entry = path.join(path.dirname(main), '..', 'common', 'api.d.ts');
const ahead = fileURLToPath(new URL('ahead.d.ts', import.meta.url));
const program = ts.createProgram([entry, ahead], {
  strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
});
const checker = program.getTypeChecker();
const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)));

/** Every request and notification: its kind and the types of what goes to and fro. */
export const methods = new Map();
for (const symbol of exported) {
  const space = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (!(space.flags & ts.SymbolFlags.Namespace)) continue;
  const members = new Map([...(space.exports ?? [])].map(([name, member]) => [String(name), member]));
  if (!members.has('method') || !members.has('type')) continue;
  const method = typeOf(members.get('method')).value;
  const type = typeOf(members.get('type'));
  const name = type.symbol?.name ?? '';
  const args = checker.getTypeArguments(type);
  if (name === 'ProtocolRequestType') methods.set(method, { kind: 'request', params: args[0], result: args[1], error: args[3] });
  else if (name === 'ProtocolRequestType0') methods.set(method, { kind: 'request', params: null, result: args[0], error: args[2] });
  else if (name === 'ProtocolNotificationType') methods.set(method, { kind: 'notification', params: args[0] });
  else if (name === 'ProtocolNotificationType0') methods.set(method, { kind: 'notification', params: null });
}
if (methods.size < 80) throw new Error(`only ${methods.size} methods were found in ${entry}`);

const later = new Map(
  checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(ahead))).map(symbol => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]),
);
for (const method of ['workspace/textDocumentContent', 'stepwasm/textDocumentContent']) {
  methods.set(method, { kind: 'request', params: later.get('TextDocumentContentParams'), result: later.get('TextDocumentContentResult') });
}

/** The type of a property that its object has since 3.18. */
function added(at) {
  return at.endsWith('.capabilities.workspace.textDocumentContent') ? later.get('TextDocumentContentOptions') : undefined;
}

/** The type that the protocol exports under a name. */
export function named(name) {
  const symbol = exported.find(each => each.name === name);
  return checker.getDeclaredTypeOfSymbol(symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
}

function typeOf(symbol) {
  return checker.getTypeOfSymbol(symbol);
}

/** What is wrong with a value: a list of complaints, each with the path to its place. */
export function complaints(value, type, at = '$', numbers = 'decimal') {
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
  if (flags & ts.TypeFlags.Union) return ofUnion(value, type, at, numbers);
  if (flags & ts.TypeFlags.EnumLiteral && type.value === undefined) return ofUnion(value, type, at, numbers);
  if (flags & ts.TypeFlags.BooleanLiteral) return value === (type.intrinsicName === 'true') ? [] : wrong(value, type, at);
  if (flags & ts.TypeFlags.Literal) return value === type.value ? [] : wrong(value, type, at);
  if (flags & ts.TypeFlags.StringLike) return typeof value === 'string' ? [] : wrong(value, type, at);
  if (flags & ts.TypeFlags.NumberLike) return isNumber(value, numbers) ? [] : wrong(value, type, at, numbers);
  if (flags & ts.TypeFlags.BooleanLike) return typeof value === 'boolean' ? [] : wrong(value, type, at);
  if (flags & ts.TypeFlags.Null) return value === null ? [] : wrong(value, type, at);
  if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) return value === undefined ? [] : wrong(value, type, at);
  if (checker.isTupleType(type)) {
    const parts = checker.getTypeArguments(type);
    if (!Array.isArray(value) || value.length !== parts.length) return wrong(value, type, at);
    return parts.flatMap((part, i) => complaints(value[i], part, `${at}[${i}]`, numbers));
  }
  if (checker.isArrayType(type)) {
    if (!Array.isArray(value)) return wrong(value, type, at);
    const [element] = checker.getTypeArguments(type);
    return value.flatMap((each, i) => complaints(each, element, `${at}[${i}]`, numbers));
  }
  return ofObject(value, type, at);
}

function ofUnion(value, type, at, numbers) {
  let best;
  for (const option of type.types) {
    const found = complaints(value, option, at, numbers);
    if (found.length === 0) return [];
    // The option that gets furthest explains best.
    if (!best || depth(found) > depth(best)) best = found;
  }
  return best.some(each => each.startsWith(`${at}:`)) ? wrong(value, type, at) : best;
}

function depth(found) {
  return Math.min(...found.map(each => each.indexOf(':')));
}

function ofObject(value, type, at) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return wrong(value, type, at);
  const properties = checker.getPropertiesOfType(type);
  const index = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const known = new Set(properties.map(property => property.name));
  const found = [];
  for (const property of properties) {
    if (property.name in value) {
      const node = property.valueDeclaration?.type;
      found.push(...complaints(value[property.name], typeOf(property), `${at}.${property.name}`, numberKind(node)));
    } else if (!(property.flags & ts.SymbolFlags.Optional) && !allowsUndefined(typeOf(property))) {
      found.push(`${at}: ${property.name} is missing`);
    }
  }
  for (const [name, each] of Object.entries(value)) {
    if (known.has(name)) continue;
    if (added(`${at}.${name}`)) found.push(...complaints(each, added(`${at}.${name}`), `${at}.${name}`));
    else if (index) found.push(...complaints(each, index, `${at}.${name}`));
    else if (properties.length > 0) found.push(`${at}: ${name} is not in ${checker.typeToString(type)}`);
  }
  return found;
}

function allowsUndefined(type) {
  return Boolean(type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Undefined | ts.TypeFlags.Unknown));
}

/** The declarations name three kinds of numbers that are one type to TypeScript. */
function numberKind(node) {
  const text = node?.getText() ?? '';
  return /\buinteger\b/.test(text) ? 'uinteger' : /\binteger\b/.test(text) ? 'integer' : 'decimal';
}

function isNumber(value, kind) {
  if (typeof value !== 'number') return false;
  if (kind === 'decimal') return Number.isFinite(value);
  return Number.isInteger(value) && value >= (kind === 'uinteger' ? 0 : -(2 ** 31)) && value < 2 ** 31;
}

function wrong(value, type, at, kind) {
  const shown = JSON.stringify(value) ?? 'nothing';
  return [`${at}: ${shown.length > 200 ? `${shown.slice(0, 200)}...` : shown} is no ${kind ?? checker.typeToString(type)}`];
}
