// Texts in a configuration with `${name}` in them.

/** A mistake in the configuration or on the command line, for people. */
export class Mistake extends Error {}

/** Replaces `${name}` in all texts of a value; a text that is nothing else becomes a number if the value is one. */
export function fill(value, values) {
  if (typeof value === 'string') {
    const alone = values[/^\$\{([\w.]+)\}$/.exec(value)?.[1]];
    if (typeof alone === 'number') return alone;
    return value.replace(/\$\{([\w.]+)\}/g, (all, name) => {
      const found = name.startsWith('env.') ? process.env[name.slice(4)] : values[name];
      if (found === undefined) throw new Mistake(`\${${name}} is not known; --set ${name}=... gives it`);
      return found;
    });
  }
  if (Array.isArray(value)) return value.map(each => fill(each, values));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, values)]));
  return value;
}
