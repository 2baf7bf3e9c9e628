/** Tests run on swc: types are checked once, by `npm run types`, not again by every test file. */
module.exports = {
  testEnvironment: "<rootDir>/test/support/jest/environment.ts",
  runtime: "<rootDir>/test/support/jest/runtime.js",
  // A module that is loaded only when it is wanted is named with its ending, as Node's `import()` asks for.
  moduleNameMapper: { "^\\./playground\\.js$": "<rootDir>/src/compose/playground.ts" },
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testSequencer: "<rootDir>/test/support/jest/sequencer.js",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  // Nothing is measured by it: it ends what hangs, on the slowest of machines.
  testTimeout: 300_000,
  // Most tests wait for sockets, disks and a browser; two at a time keep two cores busy, three take no less time.
  maxWorkers: 2,
  // So many of the tests that a file marks as concurrent.
  maxConcurrency: 2,
  // Suites leave things behind in a worker, which add up to its memory's end; one that has so much makes room for a fresh one.
  workerIdleMemoryLimit: "1GB",
};
