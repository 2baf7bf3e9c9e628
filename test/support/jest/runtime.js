const { createRequire } = require("node:module");
const { sep } = require("node:path");
const { compileFunction } = require("node:vm");
const { default: Runtime } = require("jest-runtime");

const packages = `${sep}node_modules${sep}`;
const aPackage = /^(?![./]|node:)/u;
const compiled = new Map();

/**
 * Jest's runtime, which gives each test file modules of its own, with two differences, since loading everything anew
 * 200 times was a third of the suite's time: packages are loaded once a worker, by Node itself, and our own files are
 * compiled once a worker and run anew for each test file.
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
    const isOurs = options?.isInternalModule !== true && !from.includes(packages);
    return isOurs && name && aPackage.test(name)
      ? createRequire(from)(name)
      : super.requireModule(from, name, options, isRequireActual);
  }
};
