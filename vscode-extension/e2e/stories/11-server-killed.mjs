import assert from 'node:assert/strict';
import { startedFromNowOn } from '../processes.mjs';

export const name = 'a language server that is killed is started again, five times';

export async function story(vs) {
  const started = startedFromNowOn(vs);
  await vs.open('sum.wat');

  for (let times = 1; times <= 5; times++) {
    const [pid, ...more] = started('lsp');
    assert.deepEqual(more, [], 'there is one server');
    process.kill(pid, 'SIGKILL');
    await vs.until('there is another server', async () => started('lsp').some(other => other !== pid));
    await vs.message('The Stepwasm language server ended unexpectedly and was started again.').waitFor();
    await vs.command('Notifications: Clear All Notifications'); // of many that come fast the editor shows the first ones only
  }
  await vs.outline();
  await vs.goToLine(await vs.lineOf('local.get $b'));
  await vs.press('Home', 'x');
  await vs.squiggle().waitFor(); // what is typed reaches the new one
  await vs.press('Backspace');
  await vs.squiggle().waitFor({ state: 'hidden' });

  process.kill(started('lsp')[0], 'SIGKILL');
  const message = vs.message('The Stepwasm language server ended 6 times within 3 minutes and is not started again. Its log says why.');
  await message.waitFor();
  assert.deepEqual(started('lsp'), []);
  await vs.languageStatus('Stepwasm: stopped');
  await message.locator('.monaco-button', { hasText: 'Open Log' }).click();
  await vs.page.locator('.output-view .view-line', { hasText: /\(process\s\d+\)\sended\sby\sSIGKILL/ }).first().waitFor();

  // Whoever asks for it gets another one, and as many new starts as before.
  await vs.command('Stepwasm: Restart Language Server');
  await vs.outline();
  process.kill(started('lsp')[0], 'SIGKILL');
  await vs.message('The Stepwasm language server ended unexpectedly and was started again.').waitFor();
  await vs.outline();
  await vs.languageStatus(/Stepwasm \d+\.\d+\.\d+/);
}
