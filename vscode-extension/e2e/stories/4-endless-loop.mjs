import assert from 'node:assert/strict';

export const name = 'an endless loop is paused, goes on and is stopped';

export async function story(vs) {
  await vs.open('endless.wat');
  await vs.showRunView();
  await vs.debugFile();
  const pause = vs.toolbar().locator('.codicon-debug-pause');
  await pause.waitFor();
  await vs.measured('pause', 5_000, () => vs.pause(), () => vs.stopped());
  const first = await vs.number('$n');
  assert.notEqual(first, 0);
  await vs.press('F5');
  await pause.waitFor();
  await vs.pause();
  await vs.until('the loop has gone on', async () => (await vs.number('$n')) !== first);
  await vs.press('F5');
  await pause.waitFor();
  await vs.measured('stop', 5_000, () => vs.press('Shift+F5'), () => vs.sessionEnds());
}
