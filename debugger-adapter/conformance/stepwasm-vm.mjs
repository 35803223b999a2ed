// Our adapter again, with the program in a virtual machine of its own: what the relay between the two does is tested.
import { readFileSync } from 'node:fs';

const stepwasm = JSON.parse(readFileSync(new URL('stepwasm.json', import.meta.url), 'utf8'));
const ownVm = { vmArgs: ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'] };

export default {
  ...stepwasm,
  adapter: { ...stepwasm.adapter.find(each => each.listens), name: 'a virtual machine of its own' },
  arguments: { ...stepwasm.arguments, ...ownVm },
  refused: stepwasm.refused.filter(each => each.program).map(each => ({ ...each, ...ownVm })),
};
