// Tests the debug adapter in the jar with @vscode/debugadapter-testsupport, the client that authors of VS Code's adapters use.
//   node run.mjs [--jar=FILE] [--only=NAME]
//     --jar=FILE    the jar under test (default: vscode-extension/target/stepwasm.jar)
//     --only=NAME   only tests whose name contains this
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { testByClient } from '../../vscode-extension/build/clients.mjs';
import { main } from '../../vscode-extension/build/tools.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
await main(() => testByClient({ what: 'debug adapter', folder, tests: 'adapter.test.mjs' }));
