/** A parameter of an exported function, as the server names it. */
export interface Parameter {
  name: string;
  type: string;
}

const NUMBER = /^[+-]?(0x[0-9a-f_]+(\.[0-9a-f_]*)?(p[+-]?\d+)?|[\d_]+(\.[\d_]*)?(e[+-]?\d+)?|inf|nan(:0x[0-9a-f_]+)?)$/i;
const VECTOR = /^[if]\d+x\d+:/i;
const INTEGER = /^[+-]?(0x[0-9a-f_]+|[\d_]+)$/i;

/** The words of a line, without the commas that some write between them; those between the lanes of a vector stay. */
export function words(line: string): string[] {
  return line
    .split(/\s+/)
    .flatMap(word => (VECTOR.test(word) ? [word.replace(/,$/, '')] : word.split(',')))
    .filter(word => word !== '');
}

/** What is wrong with a line of arguments, in words; undefined if it can be sent. The server has the last word. */
export function mistake(line: string, parameters: readonly Parameter[]): string | undefined {
  const given = words(line);
  for (const [index, parameter] of parameters.entries()) {
    const value = given[index];
    if (value === undefined) return `${parameter.name} (${parameter.type}) is missing`;
    const shape = parameter.type.startsWith('i') ? INTEGER : parameter.type.startsWith('f') ? NUMBER : undefined;
    if (shape && !shape.test(value)) return `${parameter.name} must be an ${parameter.type}, not ${value}`;
  }
  return given.length > parameters.length ? `${given.length - parameters.length} too many` : undefined;
}

/** Parameters as people read them: `x: i32, y: i32`. */
export function shown(parameters: readonly Parameter[]): string {
  return parameters.map(parameter => `${parameter.name}: ${parameter.type}`).join(', ');
}
