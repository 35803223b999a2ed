import assert from 'node:assert/strict';

export const name = 'linear memory: look, change, watch, find, and scroll through 256 MiB';

/** Pauses are measured. */
export const alone = true;

export async function story(vs) {
  const memory = vs.memory();
  const dump = memory.locator('#dump');
  const shows = (...bytes) => dump.locator('[role=row]', { hasText: bytes.join('') }).first().waitFor();
  const cursor = memory.locator('#cursor');
  const cursorAt = address => vs.until(`the cursor is at ${address}`, async () => ((await cursor.getAttribute('aria-label', { timeout: 1_000 }).catch(() => '')) ?? '').startsWith(`${address}:`));

  await vs.open('tour.wat');
  const first = await vs.lineOf('(call $count (i32.add');
  await vs.toggleBreakpoint(first);
  await vs.showRunView();
  await vs.press('F5');
  await vs.stoppedAt(first);

  // What an expression points to.
  await vs.showMemory();
  await vs.goToAddress('$p');
  await cursorAt('0x0100');
  await shows('48', '65', '6c', '6c', '6f');
  await memory.locator('#place', { hasText: 'beginning of data segment $greeting' }).waitFor();
  await memory.locator('dd[data-unit=utf8]', { hasText: 'Hello, memory!' }).waitFor();
  await memory.locator('dd[data-unit=u32]', { hasText: '1819043144' }).waitFor();
  await memory.locator('#address').fill('$nobody');
  await vs.press('Enter');
  await memory.locator('#note', { hasText: '$nobody' }).waitFor();

  // What is gone to at each stop is so after the page was away, until the pin is taken off.
  const pin = memory.locator('#follow');
  await vs.goToAddress('$p');
  await pin.click();
  await vs.command('View: Hide Panel');
  await memory.locator('#dump').waitFor({ state: 'hidden' });
  await vs.showMemory();
  await memory.locator('#follow[aria-pressed=true]').waitFor();
  await cursorAt('0x0100');
  assert.equal(await memory.locator('#address').inputValue(), '$p');
  await memory.locator('#address').fill('');
  await pin.click();
  await memory.locator('#follow[aria-pressed=false]').waitFor();
  assert.equal(await memory.locator('#note').textContent(), '');

  // Change a byte, and take that back.
  await vs.goToAddress('0x100');
  await cursorAt('0x0100');
  await vs.press('4', 'a');
  await shows('4a', '65', '6c', '6c', '6f');
  await cursorAt('0x0101');
  await vs.press('Escape', 'Control+z');
  await shows('48', '65', '6c', '6c', '6f');
  await cursorAt('0x0100');

  // Follow a pointer there and back.
  await vs.goToAddress('0x120');
  await cursorAt('0x0120');
  await vs.press('F12');
  await cursorAt('0x0100');
  await vs.press('Alt+ArrowLeft');
  await cursorAt('0x0120');

  // What a step has changed, near and far.
  await vs.press('F10');
  await vs.stoppedAt(first + 1);
  await dump.locator('.changed').first().waitFor();
  await memory.locator('#changes', { hasText: '1 byte changed' }).waitFor();
  await vs.press('F10');
  await vs.stoppedAt(first + 2);
  await memory.locator('#changes', { hasText: '2 of 4096 pages in use' }).waitFor();
  await memory.locator('#strip[aria-valuetext*="1 changed"]').waitFor();
  await vs.command('Stepwasm: Go to Next Change in Linear Memory'); // the editor has the focus since the step
  await memory.locator('#note', { hasText: 'Something has changed between 0xffff000 and 0xfffffff' }).waitFor();

  // Find text at the other end.
  await vs.press('Control+f');
  await memory.locator('#find').fill('FAR END');
  await vs.measured('search through 256 MiB', 10_000, () => vs.press('Enter'), () => memory.locator('#findings', { hasText: '1 of 1' }).waitFor());
  await cursorAt('0xfffff04');
  await shows('66', '61', '72', '20', '65', '6e', '64');
  await vs.press('Escape');

  // Watch four bytes.
  await vs.goToAddress('0x200');
  await cursorAt('0x0200');
  await vs.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  await memory.locator('#place', { hasText: '4 bytes selected' }).waitFor();
  await vs.press('F9');
  await memory.locator('#watchpoints li', { hasText: 'stops at write: 0x0200 to 0x0203' }).waitFor();
  await vs.press('F5');
  await vs.stoppedAt(await vs.lineOf('(br_if $again'));
  await memory.locator('#watchpoints li.hit').waitFor();
  await vs.variableIs('$n', 1);
  await shows('01', '00', '00', '00');
  await vs.press('F5');
  await vs.variableIs('$n', 2);
  await shows('02', '00', '00', '00');
  await vs.picture('linear-memory');
  await vs.theme('Dark Modern', 'vs-dark');
  await vs.picture('linear-memory-dark');
  await vs.theme('Dark High Contrast', 'hc-black');
  await vs.picture('linear-memory-high-contrast');
  await vs.theme('Light Modern', 'vs');

  // As numbers.
  await memory.locator('#unit').selectOption('i32');
  await vs.until('the cell is a number', async () => (await cursor.textContent()) === '2');
  await vs.goToAddress('0x200');
  await vs.press('F2');
  await memory.locator('#edit').fill('-5');
  await vs.press('Enter');
  await vs.until('the number has changed', async () => (await cursor.textContent()) === '-5');
  await memory.locator('#unit').selectOption('hex');
  await shows('fb', 'ff', 'ff', 'ff');

  // Another memory.
  await memory.locator('#memory').selectOption({ index: 1 });
  await vs.goToAddress('16');
  await shows('66', '69', '72', '73', '74');
  await memory.locator('#memory').selectOption({ index: 0 });

  // The watchpoint goes.
  await memory.locator('#watchpoints li button').last().click();
  await memory.locator('#watchpoints li').waitFor({ state: 'hidden' });

  await scroll(vs, memory);
  await vs.toggleBreakpoint(first);
  await vs.press('F5');
  await vs.sessionEnds();
}

/**
 * From one end of 256 MiB to the other: by the slider, by the wheel and by keys, without a pause that one could see. What scrolling
 * itself makes wait is there each time; what other programs on the machine do is not.
 */
async function scroll(vs, memory) {
  const pauses = [];
  while (pauses.length < 3 && !(pauses.at(-1) <= 100)) pauses.push(await longestPause(vs, memory));
  vs.within('longest pause while scrolling through 256 MiB', Math.min(...pauses), 100);
}

async function longestPause(vs, memory) {
  const body = memory.locator('body');
  await vs.goToAddress('0');
  await body.evaluate(() => {
    const pauses = { longest: 0, last: Infinity };
    window.pauses = pauses;
    const frame = now => {
      pauses.longest = Math.max(pauses.longest, now - pauses.last);
      pauses.last = now;
      if (window.pauses === pauses) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const box = await memory.locator('#slider').boundingBox();
  const x = box.x + box.width / 2;
  await vs.page.mouse.move(x, box.y + 5);
  await vs.page.mouse.down();
  for (let step = 0; step <= 60; step++) await vs.page.mouse.move(x, box.y + 5 + ((box.height + 20) * step) / 60);
  await vs.page.mouse.up();
  const isRead = () => body.evaluate(() => document.querySelectorAll('#dump .unknown').length === 0);
  const top = () => memory.locator('#dump .address').first().textContent();
  await vs.until('the end is shown', async () => (await top()) > '0fffff00' && (await isRead()));
  await vs.page.mouse.move(box.x - 200, box.y + 40);
  for (let turn = 0; turn < 40; turn++) await vs.page.mouse.wheel(0, -2_000);
  await vs.until('the bytes are read', isRead);
  await memory.locator('#dump').focus();
  for (let page = 0; page < 40; page++) await vs.press('PageUp');
  await vs.until('the bytes are read', isRead);
  return body.evaluate(() => {
    const { longest } = window.pauses;
    window.pauses = undefined;
    return Math.round(longest);
  });
}
