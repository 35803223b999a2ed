// What is no message, or hardly one. The protocol says little about it; an adapter answers or ignores it, and lives.
import { check } from '../client.mjs';
import { encode, frame } from '../wire.mjs';

const robust = 'Robustness; "Base Protocol" says only what is right';

/** Fails unless the adapter still answers. */
export async function alive(client, after) {
  try {
    await client.request('threads');
  } catch (error) {
    error.message = `after ${after} a valid request got no answer: ${error.message}`;
    throw error;
  }
}

const rule = (name, says, run, more = {}) => ({ name, says, where: robust, kind: 'malformed input', shares: true, run, ...more });

/** A valid request in a frame of another kind; `answered` says whether it must be answered. */
const framed = (name, says, header, answered) =>
  rule(name, says, async ({ client }) => {
    const request = client.build('threads');
    const bytes = frame(JSON.stringify(request), header);
    if (answered) {
      const response = client.response(request);
      await client.raw(bytes);
      await response;
    } else {
      client.watcher.sent(request);
      await client.raw(bytes);
    }
    await alive(client, JSON.stringify(header(99)));
  });

/** Bodies that are no request: passed over or refused. */
const bodies = (name, says, list) =>
  rule(name, says, async ({ client }) => {
    client.watcher.lenient = true;
    for (const each of list(client)) {
      const body = typeof each === 'string' || Buffer.isBuffer(each) ? each : JSON.stringify(each);
      await client.raw(frame(body), JSON.stringify(body.toString().slice(0, 120)));
      await alive(client, `the body ${JSON.stringify(body.toString().slice(0, 80))}`);
    }
  });

/** Requests that are refused in words. */
const refused = (name, says, list, more) =>
  rule(name, says, async ({ client }) => {
    for (const [command, args] of list) {
      const request = { ...client.build(command), ...(args === undefined ? {} : { arguments: args }) };
      const response = client.response(request);
      await client.raw(encode(request), JSON.stringify(request));
      check((await response).success === false, () => `\`${command}\` with ${JSON.stringify(args)} succeeded`);
      await alive(client, JSON.stringify(request));
    }
  }, more);

const words = 'ä€😀𝕊 ';

export default [
  framed('header-case', 'Header fields may be written in another case, as in HTTP.', n => `content-length: ${n}\r\n\r\n`, false),
  framed('header-spaces', 'Spaces around the length do not end the session.', n => `Content-Length:${n} \r\n\r\n`, false),
  framed('header-extra', 'A header may have more fields than Content-Length.', n => `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: ${n}\r\n\r\n`, true),
  framed('header-line-feeds', 'A header with line feeds only does not end the session.', n => `Content-Length: ${n}\n\n`, false),
  framed('header-no-length', 'A header without a length does not end the session.', () => 'Content-Type: text/plain\r\n\r\n', false),
  framed('header-negative-length', 'A negative length does not end the session.', () => 'Content-Length: -5\r\n\r\n', false),
  framed('header-huge-length', 'A length beyond all memory does not end the session, and no memory is taken on its word.', () => 'Content-Length: 99999999999999\r\n\r\n', false),
  framed('header-no-number', 'A length that is no number does not end the session.', () => 'Content-Length: many\r\n\r\n', false),
  rule('header-long', 'A header line of 1 MB does not end the session.', async ({ client }) => {
    await client.raw(Buffer.from(`X-Padding: ${'x'.repeat(1 << 20)}\r\n\r\n`), 'a header line of 1 MB');
    await alive(client, 'a header line of 1 MB');
  }),
  rule('split-bytes', 'A message may come byte by byte.', async ({ client }) => {
    const request = client.build('threads');
    const response = client.response(request);
    const bytes = encode(request);
    await client.raw([...bytes].map((_, i) => bytes.subarray(i, i + 1)), `${JSON.stringify(request)}, byte by byte`);
    await response;
  }),
  rule('split-anywhere', 'A message may come in two parts, cut at any byte.', async ({ client }) => {
    const length = encode(client.build('threads')).length;
    for (let cut = 1; cut < length; cut++) {
      const request = client.build('threads');
      const response = client.response(request);
      const bytes = encode(request);
      await client.raw([bytes.subarray(0, cut), bytes.subarray(cut)], `${JSON.stringify(request)}, cut at ${cut}`);
      await response;
    }
  }),
  rule('several-at-once', 'Several messages may come at once; all are answered.', async ({ client }) => {
    const requests = Array.from({ length: 50 }, () => client.build('threads'));
    const responses = requests.map(each => client.response(each));
    const bytes = Buffer.concat(requests.map(encode));
    await client.raw([bytes.subarray(0, bytes.length - 7), bytes.subarray(bytes.length - 7)], '50 requests at once');
    await Promise.all(responses);
  }),
  rule('large-message', 'A message of 1 MB is read.', async ({ client }) => {
    await client.request('evaluate', { expression: `1${' + 1'.repeat(1 << 18)}`, context: 'repl' });
    await alive(client, 'a message of 1 MB');
  }),
  rule('utf-8-split', 'A message may be cut inside a character, and the length counts bytes.', async ({ client }) => {
    const request = client.build('setBreakpoints', { source: { name: words.repeat(20), path: `/nowhere/${words.repeat(20)}` }, breakpoints: [] });
    const bytes = encode(request);
    const response = client.response(request);
    const from = bytes.indexOf(Buffer.from(words));
    await client.raw([bytes.subarray(0, from + 1), bytes.subarray(from + 1, from + 4), bytes.subarray(from + 4, from + 9), bytes.subarray(from + 9)], JSON.stringify(request));
    await response;
    await alive(client, 'characters of several bytes');
  }),
  bodies('not-utf-8', 'A body that is not UTF-8 does not end the session.', () => [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])]),
  bodies('empty-body', 'A body of no bytes, or of spaces, does not end the session.', () => ['', ' \n ']),
  bodies('not-json', 'A body that is not JSON does not end the session.', () => ['hello', '{"seq":', '{"seq":1,"type":"request","command":"threads"', '\u0000\u0001']),
  bodies('not-an-object', 'JSON that is not an object does not end the session.', () => ['[]', '7', '"request"', 'null', 'true', '[{"seq":1,"type":"request","command":"threads"}]']),
  bodies('deep-json', 'JSON that is nested 100,000 deep does not end the session.', () => ['['.repeat(100_000) + ']'.repeat(100_000), '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)]),
  bodies('unknown-type', 'A message of an unknown type, or of none, does not end the session.', client => [{ seq: client.next(), type: 'question', command: 'threads' }, { seq: client.next() }, { seq: client.next(), type: 7 }, {}]),
  bodies('without-seq', 'A request without a number, or with one that is none, does not end the session.', () => [
    { type: 'request', command: 'threads' },
    { seq: 'seven', type: 'request', command: 'threads' },
    { seq: null, type: 'request', command: 'threads' },
    { seq: -1, type: 'request', command: 'threads' },
    { seq: 1e30, type: 'request', command: 'threads' },
  ]),
  bodies('unexpected-response', 'A response to what was not asked, or an event from the client, does not end the session.', client => [
    { seq: client.next(), type: 'response', request_seq: 4711, success: true, command: 'runInTerminal', body: {} },
    { seq: client.next(), type: 'event', event: 'stopped', body: { reason: 'step' } },
  ]),
  refused('unknown-command', 'A request that is not known is refused in words.', [['dance'], ['dance', { to: 'music' }], [''], ['__proto__'], ['toString']], {
    where: '`Response.success`: a request has a response',
  }),
  refused(
    'missing-arguments',
    'A request whose arguments are missing is refused in words.',
    ['setBreakpoints', 'stackTrace', 'scopes', 'variables', 'evaluate', 'continue'].flatMap(command => [[command], [command, {}]]),
    { where: 'Required attributes of the arguments' },
  ),
  refused(
    'wrong-types',
    'A request whose arguments have the wrong type is refused in words.',
    [
      ['setBreakpoints', 7],
      ['setBreakpoints', { source: 'main', breakpoints: 'all' }],
      ['scopes', { frameId: 'many' }],
      ['scopes', { frameId: { of: 7 } }],
      ['variables', { variablesReference: [1] }],
      ['evaluate', { expression: { text: 1 } }],
      ['stackTrace', 'all'],
      ['continue', [1]],
    ],
    { where: 'Types of the arguments' },
  ),
];
