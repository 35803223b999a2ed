import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const name = 'F5 asks for function, arguments and missing imports, and remembers what was said';

export async function story(vs) {
  await vs.open('orders.wat');
  await vs.showRunView();
  await vs.goToLine(await vs.lineOf('(local.get $sum))'));

  // Nobody has said anything: everything is asked.
  await vs.measured('F5 until it is asked', 5_000, () => vs.press('F5'), () => vs.choice('total').waitFor());
  await vs.choose('total');
  await vs.question('Debug total').waitFor();
  await vs.input().fill('2.5');
  await vs.page.locator('.quick-input-message', { hasText: 'must be an i32, not 2.5' }).waitFor();
  await vs.enter('Debug total', '2');
  await vs.choice('Run with stubs').waitFor();
  await vs.picture('missing-imports');
  await vs.choose('Choose for each import...');
  await vs.choose('Return values...');
  await vs.enter('env.next', '7 8');
  await vs.choose('Log each call');
  await vs.choose('$Run$');
  await vs.console('env.say(7)').waitFor();
  await vs.console('env.say(15)').waitFor();
  await vs.sessionEnds();

  // The second time everything is offered that was said; this is kept.
  await vs.command('Clear Console');
  await vs.startAgain(vs.choice('total'));
  await vs.press('Enter');
  await vs.question('Debug total').waitFor();
  await vs.until('the number is offered', async () => (await vs.input().inputValue()) === '2');
  await vs.press('Enter');
  await vs.choice('Run as before').waitFor();
  await vs.press('Enter');
  await vs.console('env.say(15)').waitFor();
  await vs.sessionEnds();

  // What is kept in launch.json is not asked for any more.
  await vs.startAgain(vs.choice('first'));
  await vs.choose('first');
  await vs.choose('keep them in launch.json');
  await vs.message('launch.json has the stubs of').waitFor();
  await vs.console('env.next()').waitFor();
  await vs.sessionEnds();
  const { configurations } = JSON.parse(readFileSync(path.join(vs.folder, '.vscode', 'launch.json'), 'utf8'));
  assert.deepEqual(configurations, [
    { type: 'stepwasm', request: 'launch', name: 'Run orders.wat', program: '${workspaceFolder}/orders.wat', invoke: 'first', imports: { 'env.next': 'log', 'env.say': 'log' } }
  ]);
  await vs.command('Clear Console');
  await vs.launch('Run orders.wat');
  await vs.console('env.next()').waitFor();
  await vs.sessionEnds();
}
