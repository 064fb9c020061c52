import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Arrows point down only: what each floor may know (docs/ARCHITECTURE.md). */
const floors = {
  kernel: [],
  model: ['kernel', 'model'],
  contract: ['kernel', 'model'],
  engine: ['kernel', 'model', 'contract'],
  // what several plug-ins read in the same way, in terms of a contract: nl-core
  mapping: ['kernel', 'model', 'contract'],
  'plug-in': ['kernel', 'model', 'contract', 'mapping'],
  // proves plug-ins against the engines: the conformance kit, generators, benchmarks
  kit: ['kernel', 'model', 'contract', 'engine', 'mapping', 'plug-in', 'kit'],
  app: ['kernel', 'model', 'contract', 'engine', 'mapping', 'plug-in', 'kit', 'app'],
};

/** The one arrow that points up: a kit may start the sandbox, which stands in for an ECD, to try a plug-in against. */
const standIns = { kit: ['role:stand-in'] };

const forbidden = [
  { selector: 'ExportAllDeclaration:not([exported])', message: 'Name what you export; a door is not a barrel.' },
  { selector: 'TSEnumDeclaration', message: 'Erasable syntax only: use a zod enum or a union.' },
];
const noDates = { selector: "NewExpression[callee.name='Date'][arguments.length>0]", message: 'new Date(text) guesses. Use CalendarDate, PartialDate or Instant from the kernel.' };
const noTlsOff = { selector: "Property[key.name='rejectUnauthorized'][value.value=false]", message: 'TLS is never switched off.' };
const noEnv = { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Only apps/*/src/config.ts reads the environment.' };

export default tseslint.config(
  { ignores: ['**/node_modules', '**/dist', '**/tmp', '**/.nx', '**/.meervoud', '**/*.json'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', {
        enforceBuildableLibDependency: false,
        banTransitiveDependencies: true,
        allow: [],
        depConstraints: Object.entries(floors).map(([floor, below]) => ({
          sourceTag: `floor:${floor}`,
          onlyDependOnLibsWithTags: [...below.map((tag) => `floor:${tag}`), ...(standIns[floor] ?? [])],
        })),
      }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...forbidden, noDates, noTlsOff, noEnv],
    },
  },
  { files: ['libs/kernel/src/**', '**/libs/kernel/src/**'], rules: { 'no-restricted-syntax': ['error', ...forbidden, noTlsOff, noEnv] } },
  { files: ['**/apps/*/src/config.ts', '**/src/config.ts', '**/src/testing/**'], rules: { 'no-restricted-syntax': ['error', ...forbidden, noDates, noTlsOff] } },
  {
    files: ['**/test/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      'max-lines': 'off',
      'no-restricted-syntax': ['error', ...forbidden],
    },
  },
);
