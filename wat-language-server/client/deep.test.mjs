// Nesting of 100,000 levels, asked about with every request. Takes minutes, so it is run by hand:
//   STEPWASM_JAR=vscode-extension/target/stepwasm.jar node --test wat-language-server/client/deep.test.mjs
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { everything } from './client.mjs';
import { killAll, Session } from './server.mjs';
import { requests } from './soak.mjs';

after(killAll);

const depth = 100_000;
const uri = 'file:///deep.wat';
const refusals = [-32803, -32602];
const texts = {
  'folded blocks': `(module (func (block ${'(block '.repeat(depth)}(nop) ${')'.repeat(depth)})))`,
  'flat blocks': `(module (func ${'block $b '.repeat(depth)}br $b ${'end '.repeat(depth)}))`,
  operands: `(module (func (result i32) ${'(i32.eqz '.repeat(depth)}(i32.const 1)${')'.repeat(depth)}))`,
  'blocks on lines of their own': `(module (func\n${'(block\n'.repeat(depth)}(nop)\n${')\n'.repeat(depth)}))`,
  'blocks that are not closed': `(module (func ${'(block '.repeat(depth)}`,
};

for (const [name, text] of Object.entries(texts)) {
  test(name, async t => {
    const session = await Session.start({ capabilities: everything(['utf-16']) });
    await session.open(uri, text);
    const lines = text.split('\n');
    const line = Math.floor(lines.length / 2);
    const position = { line, character: Math.floor(lines[line].length / 2) };
    const range = { start: position, end: { line, character: position.character + 20 } };
    for (const [method, { needs, whole, more, refused }] of Object.entries(requests)) {
      if (!session.capabilities[needs]) continue;
      const begin = performance.now();
      await session.request(method, { textDocument: { uri }, ...(whole ? {} : { position }), ...more?.(range) }).catch(error => {
        assert.ok(refused && refusals.includes(error.code), `${method}: ${error.code} ${error.message}\n${session.stderr.slice(0, 2000)}`);
      });
      const milliseconds = Math.round(performance.now() - begin);
      if (milliseconds > 1000) t.diagnostic(`${method}: ${milliseconds} ms`);
    }
    await session.close();
  });
}
