// Our adapter again, attached to a Java program that waits for a debugger before its first instruction.
import { readFileSync } from 'node:fs';

const stepwasm = JSON.parse(readFileSync(new URL('stepwasm.json', import.meta.url), 'utf8'));
const scenarios = { main: ['sum', '6'], spin: ['spin'], deep: ['down', '40'], fail: ['fall'] };

export default {
  ...stepwasm,
  adapter: { ...stepwasm.adapter.find(each => each.listens), name: 'attached' },
  debuggee: {
    command: ['${java}', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dstepwasm.debug=suspend=y', '-cp', '${jar}', '${here}/Debuggee.java', '${source}'],
    announces: 'can be debugged, at .*:(\\d+)',
  },
  request: 'attach',
  arguments: { port: '${debuggee.1}', sources: ['${here}'] },
  scenarios: Object.fromEntries(Object.entries(scenarios).map(([name, debuggee]) => [name, { debuggee }])),
  refused: [{ pid: 1 }, { port: 1, token: 'x' }, { port: 'many' }],
};
