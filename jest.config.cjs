/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/temporary-folder.cjs',
  cacheDirectory: '<rootDir>/.cache/jest',
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json' }] },
  // The examples import the package by its name.
  moduleNameMapper: { '^cdktf-jdcloud-lb$': '<rootDir>/lib/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/test/end-to-end/', '/cdktf.out/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/end-to-end/'],
};
