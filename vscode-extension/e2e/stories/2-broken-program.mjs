export const name = 'F5 on a broken program says where it is broken';

export async function story(vs) {
  await vs.open('broken.wat');
  await vs.squiggle().waitFor();
  await vs.showRunView();
  await vs.goToLine(1);
  await vs.debugFile();
  await vs.message(/broken\.wat:4:\d+: .*\$missing/).waitFor();
  await vs.sessionEnds();
  await vs.picture('broken-program');
  await vs.page.locator('.monaco-button', { hasText: 'Go to Problem' }).click();
  await vs.page.locator('.line-numbers.active-line-number', { hasText: /^4$/ }).waitFor();
}
