import { writeFileSync } from 'node:fs';
import path from 'node:path';

export const name = 'the walkthrough leads to the samples, with a folder and without';

export async function story(vs) {
  writeFileSync(path.join(vs.folder, 'hello.wat'), ';; somebody wrote this\n');
  await vs.openWindow(vs.folder);
  const page = vs.page.locator('.gettingStartedContainer');
  await vs.command('Stepwasm: Get Started');
  await page.getByText('Get started with Stepwasm').first().waitFor();

  // A sample whose name is taken gets another one, and the step is done.
  await vs.opens('hello-2.wat', async () => {
    await page.locator('.monaco-button', { hasText: 'Open Sample' }).click();
    if (await vs.appears(vs.choice('Hello'))) await vs.walkthroughPicture('sample', [vs.page.locator('.quick-input-widget')]);
    await vs.chooseByTyping('Hello');
  });
  await vs.text().getByText('(module').first().waitFor();
  await vs.press('Control+w');
  await page.locator('.getting-started-step.expanded .codicon.complete').first().waitFor();

  // One that is there already is opened as it is.
  await vs.opens('gcd.wast', async () => {
    await vs.command('Stepwasm: Open Sample');
    await vs.chooseByTyping('Tests');
  });
  await vs.clickLens('Run script', vs.lens('passed'));
  await vs.walkthroughPicture('test', [vs.text()]);

  // Without a folder the copy is one that the extension keeps; it can be run all the same.
  await vs.openWindow(undefined);
  await vs.opens('sum.wat', async () => {
    await vs.command('Stepwasm: Open Sample');
    await vs.chooseByTyping('Sum');
    await vs.chooseByTyping('Just This File');
  });
  await vs.clickLens('Run sum', vs.lens('= 0'));
  await vs.command('Stepwasm: Get Started');
  await page.locator('.getting-started-step', { hasText: 'Run a function' }).locator('.codicon.complete').waitFor();
}
