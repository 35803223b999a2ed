import assert from 'node:assert/strict';

export const name = 'a mistake is fixed by the light bulb, hover explains, completion knows what fits';

export async function story(vs) {
  await vs.open('sum.wat');

  // Hover, by the keyboard: the instruction, and what is on the stack before and after it.
  await vs.goToLine(await vs.lineOf('(i32.add'));
  await vs.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  const hover = vs.page.locator('.monaco-hover:not(.hidden)', { hasText: 'i32.add' });
  await vs.until('the hover is there', async () => {
    await vs.command('Show or Focus Hover');
    return vs.appears(hover);
  });
  assert.match(await hover.textContent(), /i32 i32/);
  await vs.walkthroughPicture('write', [vs.text(), hover], {
    prepare: async () => {
      await vs.press('Escape'); // what it shows has the colours of the theme in which it was opened
      await vs.command('Show or Focus Hover');
      await hover.waitFor();
    }
  });
  await vs.press('Escape');
  await hover.waitFor({ state: 'hidden' });

  // A name that is not there: the problem, and the fix that the light bulb has for it.
  await vs.goToLine(await vs.lineOf('(local.get $b)'));
  await vs.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await vs.page.keyboard.type('b');
  await vs.squiggle().waitFor();
  const fix = vs.page.locator('.action-widget .monaco-list-row', { hasText: 'Change to `$b`' });
  await vs.until('the fix is offered', async () => {
    await vs.press('Control+.');
    return vs.appears(fix);
  });
  await fix.click();
  await vs.squiggle().waitFor({ state: 'hidden' });
  await vs.text().getByText('$bb').first().waitFor({ state: 'hidden' });

  // Completion knows the words that can stand here, and the names of the right kind.
  await vs.goToLine(await vs.lineOf('(local.get $a)'));
  await vs.press('Home', 'Shift+End');
  await vs.page.keyboard.type('(i32.mu');
  await vs.chosenSuggestion('i32.mul').waitFor();
  await vs.press('Tab');
  await vs.chosenSuggestion('i32.mul').waitFor({ state: 'hidden' });
  await vs.page.keyboard.type(' (local.get $');
  await vs.chosenSuggestion('$a').waitFor();
  await vs.press('Tab');
  await vs.chosenSuggestion('$a').waitFor({ state: 'hidden' });
  await vs.page.keyboard.type(') (i32.const 2)');
  await vs.squiggle().waitFor({ state: 'hidden' });
  await vs.text().getByText('(i32.mul (local.get $a) (i32.const 2))').first().waitFor();
}
