const { createRequire } = require("node:module");
const { sep } = require("node:path");
const { compileFunction } = require("node:vm");
const { default: Runtime } = require("jest-runtime");

const packages = `${sep}node_modules${sep}`;
const aPackage = /^(?![./]|node:)/u;
const compiled = new Map();
const circus = `${packages}jest-circus${sep}`;

/**
 * Jest keeps the running test in a context that follows every promise, which on Node before 24 costs the whole process a
 * tenth of its time. All it tells is to which test of a file an error belongs that nobody handled; such an error fails the
 * file without it.
 */
class NoContext {
  run(_context, work) {
    return work();
  }

  getStore() {
    return undefined;
  }
}

/**
 * Jest's runtime, which gives each test file modules of its own, with two differences, since loading everything anew
 * 200 times was a third of the suite's time: packages are loaded once a worker, by Node itself, and our own files are
 * compiled once a worker and run anew for each test file. A third is NoContext, above.
 */
module.exports = class SharedCode extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    executor.compile = (source, filename) => {
      const known = compiled.get(filename);
      if (known?.source === source) return known.run;
      const run = compileFunction(source, executor.injectedModuleParameters, { filename });
      compiled.set(filename, { source, run });
      return run;
    };
  }

  requireModule(from, name, options, isRequireActual) {
    if (name === "node:async_hooks" && from.includes(circus)) return { AsyncLocalStorage: NoContext };
    const isOurs = options?.isInternalModule !== true && !from.includes(packages);
    return isOurs && name && aPackage.test(name)
      ? createRequire(from)(name)
      : super.requireModule(from, name, options, isRequireActual);
  }
};
