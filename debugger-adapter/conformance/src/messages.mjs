// What the schemas say about a message.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const Ajv = createRequire(import.meta.url)('ajv').default;
const tables = JSON.parse(readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'schemas.json'), 'utf8'));

export const protocol = tables.protocol;
export const commands = Object.keys(tables.requests);

/** Objects say nothing of attributes that they do not know; here each is heard of, and told as a note. */
function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return copy.type === 'object' && copy.properties && !('additionalProperties' in copy) ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv({ allErrors: true, strict: false, schemas: [{ $id: 'dap', definitions: closed(tables.definitions) }] });

function nameOf(message) {
  switch (message.type) {
    case 'request':
      return tables.requests[message.command]?.request;
    case 'event':
      return tables.events[message.event];
    case 'response':
      return message.success === false ? 'ErrorResponse' : tables.requests[message.command]?.response;
    default:
      return undefined;
  }
}

const heading = message => [message.type, message.command ?? message.event].filter(each => typeof each === 'string').join(' ');

/**
 * What is wrong with a message, `{ violations, notes }`, each a list of sentences. Attributes and events that the protocol does not
 * know are notes: adapters may have more of them.
 */
export function faults(message) {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return { violations: ['a message is not a JSON object'], notes: [] };
  const known = nameOf(message);
  const name = known ?? { request: 'Request', event: 'Event', response: 'Response' }[message.type] ?? 'ProtocolMessage';
  const validate = ajv.getSchema(`dap#/definitions/${name}`);
  const notes = known ? [] : [`the protocol has no ${heading(message) || 'message of this kind'}`];
  if (validate(message)) return { violations: [], notes };
  const violations = [];
  for (const error of validate.errors) {
    const where = `${heading(message)}${error.instancePath.replaceAll('/', '.')}`;
    if (error.keyword === 'additionalProperties') notes.push(`${where} has the attribute \`${error.params.additionalProperty}\`, which the protocol does not know`);
    else violations.push(`${where} ${error.message}${error.params.allowedValues ? `: ${error.params.allowedValues.join(', ')}` : ''}`);
  }
  return { violations, notes };
}
