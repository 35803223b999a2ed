// Makes schemas.json, JSON schemas of every message, from the types in @vscode/debugprotocol. It is kept with the sources, so that
// the runner needs neither the compiler nor the types; a test compares. Run by `npm run schemas`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
export const file = path.join(path.dirname(fileURLToPath(import.meta.url)), 'schemas.json');

/** The only numbers of the protocol that need not be whole: TypeScript has one type for both. */
const fractions = new Set(['percentage']);

/** Types of which the protocol says that adapters and clients may add attributes. */
const open = /additional attributes can be added|not part of this specification|additional attributes are implementation specific/i;

/**
 * The schemas: `definitions` by the names of the types, `requests` and `events` by their names on the wire, each with the name of
 * its definition, and for requests also that of the response.
 */
export function make() {
  const ts = require('typescript');
  const types = require.resolve('@vscode/debugprotocol/lib/debugProtocol.d.ts');
  const text = readFileSync(types, 'utf8');
  const source = ts.createSourceFile(types, text, ts.ScriptTarget.Latest, true);
  const declared = new Map();
  const visit = node => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) declared.set(node.name.text, node);
    ts.forEachChild(node, visit);
  };
  visit(source);

  const commentOf = node => (ts.getLeadingCommentRanges(text, node.pos) ?? []).map(at => text.slice(at.pos, at.end)).join('\n');

  /** The members of an interface and of those that it extends; its own win. */
  function members(node) {
    const inherited = (node.heritageClauses ?? []).flatMap(clause => clause.types).flatMap(type => members(declared.get(type.expression.text)));
    return [...inherited, ...node.members];
  }

  function object(of, comment) {
    const schema = { type: 'object', properties: {}, required: [] };
    for (const member of of) {
      if (ts.isIndexSignatureDeclaration(member)) {
        schema.additionalProperties = schemaOf(member.type);
        continue;
      }
      const name = member.name.text;
      schema.properties[name] = schemaOf(member.type, name);
      schema.required = schema.required.filter(each => each !== name);
      if (!member.questionToken) schema.required.push(name);
    }
    if (open.test(comment)) schema.additionalProperties = true;
    return schema;
  }

  function schemaOf(type, name = '') {
    switch (type.kind) {
      case ts.SyntaxKind.AnyKeyword:
        return {};
      case ts.SyntaxKind.StringKeyword:
        return { type: 'string' };
      case ts.SyntaxKind.BooleanKeyword:
        return { type: 'boolean' };
      case ts.SyntaxKind.NumberKeyword:
        return { type: fractions.has(name) ? 'number' : 'integer' };
      case ts.SyntaxKind.ArrayType:
        return { type: 'array', items: schemaOf(type.elementType, name) };
      case ts.SyntaxKind.TypeLiteral:
        return object(type.members, '');
      case ts.SyntaxKind.TypeReference:
        if (!declared.has(type.typeName.text)) throw new Error(`${type.typeName.text} is declared nowhere`);
        return { $ref: `#/definitions/${type.typeName.text}` };
      case ts.SyntaxKind.ParenthesizedType:
        return schemaOf(type.type, name);
      case ts.SyntaxKind.LiteralType:
        return type.literal.kind === ts.SyntaxKind.NullKeyword ? { type: 'null' } : { const: type.literal.text };
      case ts.SyntaxKind.UnionType: {
        const parts = type.types.map(part => schemaOf(part, name));
        // 'a' | 'b' | string: values that are known, but others are allowed.
        const closed = parts.some(part => part.type === 'string') ? parts.filter(part => !('const' in part)) : parts;
        if (closed.every(part => 'const' in part)) return { enum: closed.map(part => part.const) };
        return closed.length === 1 ? closed[0] : { anyOf: closed };
      }
      default:
        throw new Error(`types of the kind ${ts.SyntaxKind[type.kind]} are not known here`);
    }
  }

  const result = { protocol: require('@vscode/debugprotocol/package.json').version, requests: {}, events: {}, definitions: {} };
  for (const [name, node] of declared) {
    if (ts.isTypeAliasDeclaration(node)) {
      result.definitions[name] = schemaOf(node.type);
      continue;
    }
    const schema = object(members(node), commentOf(node));
    const [, kind, word] = /\/\/ (command|event): '(\w+)'/.exec(node.getText(source)) ?? [];
    if (kind === 'command') {
      schema.properties.command = { const: word };
      schema.properties.type = { const: 'request' };
      result.requests[word] = { request: name, response: name.replace(/Request$/, 'Response') };
    } else if (kind === 'event') {
      schema.properties.event = { const: word };
      schema.properties.type = { const: 'event' };
      result.events[word] = name;
    }
    result.definitions[name] = schema;
  }
  for (const [word, { response }] of Object.entries(result.requests)) {
    const schema = result.definitions[response];
    schema.properties.type = { const: 'response' };
    schema.properties.command = { const: word };
    schema.properties.success = { const: true };
  }
  Object.assign(result.definitions.ErrorResponse.properties, { type: { const: 'response' }, success: { const: false } });
  return result;
}

/** The text of schemas.json: a line for each type, so that a new version of the protocol can be reviewed. */
export function written() {
  const { protocol, ...tables } = make();
  const table = ([name, entries]) => `"${name}": {\n${Object.entries(entries).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(',\n')}\n}`;
  return `{\n"protocol": "${protocol}",\n${Object.entries(tables).map(table).join(',\n')}\n}\n`;
}

if (process.argv.includes('--write')) writeFileSync(file, written());
