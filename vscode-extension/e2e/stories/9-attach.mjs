import assert from 'node:assert/strict';
import path from 'node:path';
import { openShop } from '../shop.mjs';

export const name = 'a Java program is picked from a list, debugged, left running, and picked again';

export const files = {
  '.vscode/launch.json': { version: '0.2.0', configurations: [{ type: 'stepwasm', request: 'attach', name: 'Attach to the shop' }] }
};

export async function story(vs) {
  let shop;
  try {
    await vs.open('embedder/prices.wat');

    // Nobody is there; then somebody is.
    await vs.launch('Attach to the shop');
    const nobody = vs.message('No Java program offers its WebAssembly to debuggers.');
    await nobody.waitFor();
    shop = await openShop(path.join(vs.folder, 'embedder'), '-Dstepwasm.debug=name=Shop');
    const again = vs.page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Try Again' });
    await vs.until('the shop is in the list', async () => {
      if (await again.isVisible()) await again.click(); // it offers itself when its first thread runs WebAssembly
      return vs.choice('Shop').isVisible();
    });
    assert.match(await vs.choice('Shop').textContent(), new RegExp(`process ${shop.pid}, started \\d+ (s|min) ago`));
    await vs.press('Enter');
    await vs.callStack('till-1').waitFor();

    // Stop in the middle of an order: threads of the program, frames of both languages.
    const ask = await vs.lineOf('(call $discount (local.get $customer)');
    await vs.toggleBreakpoint(ask);
    await vs.stoppedAt(ask);
    for (const pane of ['Watch', 'Breakpoints']) await vs.pane(pane, false); // room for all threads
    for (const thread of ['till-1', 'till-2', 'telephone']) await vs.callStack(new RegExp(`${thread}.*Paused on breakpoint`, 'i')).waitFor();
    await vs.callStack(/price tags.*Running/i).waitFor();
    await vs.lookAt('till-1');
    await vs.stackIs('till-1', at('$total', ask), /^Shop\.order/, /^Shop\.sell/, /^Shop\.lambda/);
    const panel = vs.page.locator('.part.panel');
    await vs.press('Control+j'); // what the console says names folders of this machine
    await panel.waitFor({ state: 'hidden' });
    await vs.picture('attach');
    await vs.press('Control+j');
    await panel.waitFor();

    // A step over the host, which calls the guest back, ends on the next line; what is changed there counts.
    await vs.toggleBreakpoint(ask);
    await vs.until('no breakpoint is left', async () => (await vs.breakpoints().count()) === 0);
    await vs.press('F10');
    await vs.stoppedAt(ask + 1);
    await vs.stackIs('till-1', at('$total', ask + 1), /^Shop\.order/);
    await vs.stackIs('till-2', at('$total', ask));
    await vs.setVariable('$sum', '1000');
    await vs.variableIs('$sum', 1000);
    const said = shop.said;
    await vs.press('F5');
    await shop.says(/till-1: order \d+ says 11\.90, the books say /, { from: said });

    // The program goes on without the debugger.
    await vs.measured('detach', 5_000, () => vs.press('Shift+F5'), () => vs.sessionEnds());
    await shop.isBusy();

    // A restart attaches anew and does not end the program.
    await vs.startAgain(vs.choice('Shop'));
    await vs.press('Enter');
    await vs.callStack('till-1').waitFor();
    await vs.press('Control+Shift+F5');
    await vs.toggleBreakpoint(ask);
    await vs.stoppedAt(ask);
    assert.ok(shop.runs);

    // When the program ends, the session does.
    await shop.close();
    await vs.sessionEnds();
  } finally {
    await shop?.close();
  }
}

/** A frame of this function on this line. */
function at(name, line) {
  return new RegExp(`^\\${name}.*\\D${line}:\\d+$`);
}
