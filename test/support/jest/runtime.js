const { createRequire } = require("node:module");
const { sep } = require("node:path");
const { compileFunction } = require("node:vm");
const { default: Runtime } = require("jest-runtime");
const { isShared, shared } = require("./sharedModules.js");

const packages = `${sep}node_modules${sep}`;
const aPackage = /^(?![./]|node:)/u;
const compiled = new Map();
/** Where the maps of all compiled files are, so that stack traces show the sources, also of a shared module that an earlier test file loaded. */
const sourceMaps = new Map();
const circus = `${packages}jest-circus${sep}`;
/** The runtime of the test file that is running. */
let running;

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

/** How the shared modules are found and compiled. */
const jest = () => ({
  resolve: (from, name) => running._resolution.resolveCjs(from, name),
  compiled: (path) => running.transformCache.transform(path),
});

/**
 * Jest's runtime, which gives each test file modules of its own, with two differences, since loading everything anew
 * 400 times was half of the suite's time: packages and the product's own modules are loaded once a worker (see
 * sharedModules.js), and the files of the tests are compiled once a worker and run anew for each test file. A third is NoContext, above.
 */
module.exports = class SharedCode extends Runtime {
  constructor(...args) {
    super(...args);
    running = this;
    // While somebody watches, the sources change between one test file and the next.
    const [{ watch, watchAll }] = args.slice(-1);
    this.isSharing = !watch && !watchAll;
    const { executor, transformCache } = this;
    transformCache.sourceMaps = sourceMaps;
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
    if (!isOurs || !name) return super.requireModule(from, name, options, isRequireActual);
    if (aPackage.test(name)) return createRequire(from)(name);
    const path = this.isSharing && name.startsWith(".") ? this._resolution.resolveCjs(from, name) : "";
    return isShared(path) ? shared(path, jest) : super.requireModule(from, name, options, isRequireActual);
  }
};
