import assert from 'node:assert/strict';

export const name = 'edit, run and step sha256.wat';

/** FIPS 180-4, SHA-256 of "abc": $a and $e before the first round and after each of the first two. */
const A = [0x6a09e667, 0x5d6aebcd, 0x5a6ad9ad];
const E = [0x510e527f, 0xfa2a4622, 0x78ce7989];

export async function story(vs) {
  await vs.open('sha256.wat');

  // Break a line, see it, mend it.
  await vs.press('Control+Shift+m');
  await vs.page.locator('.markers-panel').waitFor();
  await vs.goToLine(await vs.lineOf('local.set $t1'));
  await vs.press('End');
  await vs.measured('squiggle', 2_000, () => vs.press('x'), () => vs.squiggle().waitFor());
  await vs.problem('$t1x').waitFor();
  await vs.picture('problems');
  await vs.measured('squiggle gone', 2_000, () => vs.press('Backspace'), () => vs.squiggle().waitFor({ state: 'hidden' }));
  await vs.problem('$t1x').waitFor({ state: 'hidden' });
  await vs.press('Control+s');

  // Stop inside the hash loop.
  const inLoop = await vs.lineOf('local.get $h');
  await vs.toggleBreakpoint(inLoop);
  await vs.breakpoints().waitFor();
  await vs.showRunView();
  await vs.goToLine(inLoop);
  await vs.measured('first stop', 5_000, () => vs.press('F5'), () => vs.stoppedAt(inLoop));
  for (const pane of ['Watch', 'Call Stack', 'Breakpoints']) await vs.pane(pane, false); // room for all variables
  await vs.variableIs('$a', A[0]);
  await vs.variableIs('$e', E[0]);
  for (const local of ['$b', '$c', '$d', '$f', '$g', '$h']) assert.ok((await vs.variables()).has(local), `${local} is shown`);

  // Linear memory: the padded message is there.
  await vs.showMemory();
  await vs.goToAddress('0x240');
  await vs.memory().locator('#dump', { hasText: '61626380' }).waitFor();

  // Step: the operand stack grows; a round later the locals have moved on.
  await vs.unfoldScope('Operand stack');
  assert.equal(await vs.operands(), 0);
  await vs.measured('step', 2_000, () => vs.press('F10'), () => vs.until('there is an operand', async () => (await vs.operands()) > 0));
  await vs.press('F5');
  await vs.variableIs('$a', A[1]);
  await vs.variableIs('$b', A[0]);
  await vs.variableIs('$e', E[1]);
  await vs.stoppedAt(inLoop);
  await vs.press('F5');
  await vs.variableIs('$a', A[2]);
  await vs.variableIs('$c', A[0]);
  await vs.variableIs('$e', E[2]);
  await vs.toggleBreakpoint((await vs.lineOf(';; choose')) + 3);
  await vs.press('F5');
  await vs.until('two operands wait for i32.add', async () => (await vs.operands()) === 2);
  await vs.picture('stepping');
  await vs.walkthroughPicture('debug', [vs.page.locator('.part.sidebar'), vs.page.locator('.part.editor')], { width: 1100, height: 604 });

  // The bytes that a call changes are marked.
  await vs.goToAddress('0x120');
  await vs.memory().locator('#dump', { hasText: '67e6096a' }).waitFor();
  await vs.command('Remove All Breakpoints');
  await vs.until('no breakpoint is left', async () => (await vs.breakpoints().count()) === 0);
  const afterLoop = await vs.lineOf('(call $add_to_state (i32.const 0)');
  await vs.toggleBreakpoint(afterLoop);
  await vs.press('F5');
  await vs.stoppedAt(afterLoop);
  await vs.press('F10');
  await vs.memory().locator('#dump .changed').first().waitFor();
  await vs.memory().locator('#changes', { hasText: '4 bytes changed' }).waitFor();
  await vs.variableIs('$t', 256); // the pane follows the steps, a moment later
  await vs.picture('memory');
  await vs.walkthroughPicture('memory', [vs.page.locator('iframe.webview.ready')]);

  // To the end.
  await vs.toggleBreakpoint(afterLoop);
  await vs.until('no breakpoint is left', async () => (await vs.breakpoints().count()) === 0);
  await vs.press('Control+Shift+y'); // the Debug Console, where results are
  await vs.press('F5');
  await vs.sessionEnds();
  await vs.console('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad').waitFor();
  await vs.picture('digest');
}
