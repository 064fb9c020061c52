import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
let eslint: ESLint;

beforeAll(async () => {
  // without its project graph the rule is skipped in silence; this is what makes it speak
  await createProjectGraphAsync({ exitOnError: false });
  eslint = new ESLint({ cwd: root });
});

const rulesBrokenBy = async (file: string, text: string): Promise<readonly (string | null)[]> => {
  const [result] = await eslint.lintText(text, { filePath: `${root}${file}` });
  return [...new Set(result!.messages.map(({ ruleId }) => ruleId))];
};
const floors = '@nx/enforce-module-boundaries';

describe('arrows point down only', () => {
  test.each([
    ['the kernel knows no model', 'libs/kernel/src/x.ts', "import { zibNames } from '@meervoud/zibs';\nexport const x = zibNames;\n"],
    ['the model knows no store', 'libs/value/src/x.ts', "import type { Store } from '@meervoud/store';\nexport type X = Store;\n"],
    ['engines do not know each other', 'libs/derivation/src/x.ts', "import { acquire } from '@meervoud/acquisition';\nexport const x = acquire;\n"],
    ['engines know no plug-in', 'libs/acquisition/src/x.ts', "import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';\nexport const x = nlCoreR4;\n"],
    ['plug-ins know no engine', 'libs/adapters/nl-core-r4/src/x.ts', "import { deriveValues } from '@meervoud/derivation';\nexport const x = deriveValues;\n"],
    ['what plug-ins share knows no plug-in', 'libs/nl-core/src/x.ts', "import { nlCoreR4 } from '@meervoud/adapter-nl-core-r4';\nexport const x = nlCoreR4;\n"],
    ['contracts know no mapping', 'libs/adapter-sdk/src/x.ts', "import { known } from '@meervoud/nl-core';\nexport const x = known;\n"],
    ['no lib knows an app', 'libs/delivery/src/x.ts', "import { createGateway } from '@meervoud/gateway';\nexport const x = createGateway;\n"],
    ['no lib is entered but by its door', 'libs/derivation/src/x.ts', "import { Outcome } from '../../value/src/outcome.ts';\nexport const x = Outcome;\n"],
  ])('%s', async (_, file, text) => expect(await rulesBrokenBy(file, text)).toContain(floors));

  test('and what may be imported is not refused', async () => {
    expect(await rulesBrokenBy('libs/derivation/src/x.ts', "import { percentage } from '@meervoud/value';\nexport const x = percentage;\n")).toEqual([]);
  });
});

test.each([
  ["export * from './y.ts';\n"],
  ['export const at = (text: string) => new Date(text);\n'],
  ["export const home = process.env['HOME'];\n"],
  ['export const tls = { rejectUnauthorized: false };\n'],
])('refuses %j', async (text) => expect(await rulesBrokenBy('libs/derivation/src/x.ts', text)).toContain('no-restricted-syntax'));
