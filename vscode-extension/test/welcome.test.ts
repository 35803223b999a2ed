import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { freeName, samples } from '../src/welcome/samples';

/** The part of package.json with the walkthrough. */
interface Manifest {
  contributes: {
    commands: { command: string }[];
    walkthroughs: { steps: { id: string; description: string; media: { image?: Record<string, string>; altText?: string; markdown?: string } }[] }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const steps = manifest.contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);

test('every sample of the project is offered, and no other', () => {
  const files = readdirSync('../docs/samples').filter(name => /\.was?t$/.test(name));
  assert.deepEqual(samples.map(sample => sample.file).sort(), files.sort());
});

test('a copy takes a name that is free', async () => {
  const taken = (...names: string[]) => (name: string) => Promise.resolve(names.includes(name));
  assert.equal(await freeName('sum.wat', taken()), 'sum.wat');
  assert.equal(await freeName('sum.wat', taken('sum.wat', 'sum-2.wat')), 'sum-3.wat');
});

test('the pictures and pages of the walkthrough are there, with words for those who do not see them', () => {
  for (const { id, media } of steps) {
    const files = [...Object.values(media.image ?? {}), ...(media.markdown ? [media.markdown] : [])];
    assert.ok(files.length > 0, id);
    for (const file of files) assert.ok(existsSync(file), `${id}: ${file}`);
    if (media.image) assert.ok(media.altText, id);
  }
});

test('the buttons of the walkthrough are commands that there are', () => {
  const known = manifest.contributes.commands.map(({ command }) => command);
  for (const { id, description } of steps) {
    for (const [, command, query] of description.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)) {
      if (command?.startsWith('stepwasm.')) assert.ok(known.includes(command), `${id}: ${command}`);
      if (command !== 'stepwasm.openSample' || query === undefined) continue;
      const [file] = JSON.parse(decodeURIComponent(query)) as string[];
      assert.ok(samples.some(sample => sample.file === file), `${id}: ${file}`);
    }
  }
});
