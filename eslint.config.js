import tseslint from 'typescript-eslint';

/** Forbids imports, with the reason a reader of the error needs. */
const borders = (patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});

const EFFECTS = {
  group: [
    'neo4j-driver',
    'express',
    'node:fs',
    'node:fs/promises',
    'node:child_process',
    '@duckdb/*',
  ],
  message: 'This folder is a pure core: no driver, no file system, no Express.',
};
const DRIVER = { group: ['neo4j-driver'], message: 'Only server/graph talks to the driver.' };
const WORLDS = {
  group: ['**/worlds/**'],
  message: 'The solver shares no constant and no helper with the worlds it is judged on.',
};

export default tseslint.config(
  {
    // The kernel is AssemblyScript: TypeScript's syntax and another language's types.
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      '.throughline/**',
      'kernel/**',
      '**/*.js',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  { files: ['server/**/*.ts'], rules: borders([DRIVER, WORLDS]) },
  {
    // The verifier in a package stands alone, and makes its own words visible.
    files: ['server/**/*.ts'],
    ignores: ['server/cli/terminal.ts', 'server/evidence/standalone/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name="write"][callee.object.object.name="process"]',
          message: 'Words from input may steer a terminal: server/cli/terminal.ts says them.',
        },
      ],
    },
  },
  { files: ['server/graph/**/*.ts'], rules: borders([WORLDS]) },
  { files: ['server/cli/**/*.ts', 'bench/**/*.ts'], rules: borders([DRIVER]) },
  {
    files: ['server/signals/**/*.ts', 'server/content/**/*.ts', 'server/attribution/**/*.ts'],
    rules: {
      ...borders([EFFECTS, WORLDS]),
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Inject a seeded generator.' },
        { object: 'Date', property: 'now', message: 'Inject the clock.' },
      ],
    },
  },
  {
    files: ['worlds/**/*.ts'],
    rules: borders([
      {
        regex: '/server/(?!contract/)',
        message: 'Worlds know the contract and nothing of the solver.',
      },
    ]),
  },
  {
    files: ['client/**/*.ts', 'client/**/*.tsx'],
    rules: borders([
      {
        regex: '/server/(?!contract/)',
        message: 'The client imports the contract and nothing else of the server.',
      },
      {
        group: ['sigma', 'sigma/*'],
        allowTypeImports: true,
        message: 'Only client/graph/mountSigma.ts imports Sigma at run time.',
      },
    ]),
  },
  { files: ['client/**/mountSigma.ts'], rules: borders([]) },
);
