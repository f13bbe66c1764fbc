import eslint from '@eslint/js';
import jsdoc from 'eslint-plugin-jsdoc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      '.cache/',
      '**/cdktf.out/',
      'lib/jdcloud/',
      '**/*.js',
      '**/*.d.ts',
      'provider/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.test.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/explicit-member-accessibility': ['error', { overrides: { constructors: 'explicit' } }],
      '@typescript-eslint/no-explicit-any': 'error',
      // Static factories in classes are how jsii offers functions to other languages.
      '@typescript-eslint/no-extraneous-class': 'off',
      // Numbers belong in messages.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A product has options of its own, even while they are those of all products.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['lib/**/*.ts'],
    // Internal data shapes speak for themselves.
    ignores: ['lib/validation/facts.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ClassDeclaration: true, MethodDefinition: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSPropertySignature',
            'TSMethodSignature',
            'TSEnumDeclaration',
            'TSEnumMember',
            'PropertyDefinition[accessibility="public"]',
          ],
          checkConstructors: false,
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'examples/**/*.ts'],
    rules: { '@typescript-eslint/explicit-member-accessibility': 'off' },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs'], languageOptions: { globals: { ...globals.node, ...globals.commonjs } } },
);
