/** A process that can die between any two things it does: from then on nothing it asks for happens, and nothing answers. */
export interface Mortal {
  /** The same part, each of its asynchronous calls being a step in this process's life. */
  wrap<T extends object>(part: T): T;
  /** Dies at the next step that fulfils this: it is not done any more. */
  dieAt(isLast: (step: Step) => boolean): void;
  die(): void;
  readonly steps: readonly Step[];
  readonly isDead: boolean;
  /** Resolves when it is dead. */
  readonly died: Promise<void>;
}

export interface Step {
  readonly name: string;
  /** 1 for the first step since `dieAt`. */
  readonly count: number;
}

/** Answer at once and change nothing, so the process does not die over them. */
const immediate = new Set(["authorizeUrl", "now", "scan", "close"]);
/** Dying before one of these is dying before what comes after it. */
const harmless = new Set(["claim", "renew", "untilDue", "depth", "holds", "get", "typing"]);

export function createMortal(): Mortal {
  let isDead = false;
  let isLast: (step: Step) => boolean = () => false;
  let steps: Step[] = [];
  let bury = (): void => undefined;
  const died = new Promise<void>((resolve) => (bury = resolve));

  function die(): void {
    isDead = true;
    bury();
  }

  function mayGoOn(name: string): boolean {
    if (isDead || harmless.has(name)) return !isDead;
    const step = { name, count: steps.length + 1 };
    steps.push(step);
    if (isLast(step)) die();
    return !isDead;
  }

  return {
    wrap: (part) =>
      new Proxy(part, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          const call = value.bind(target) as (...args: unknown[]) => unknown;
          if (immediate.has(String(name))) return call;
          return (...args: unknown[]) => (mayGoOn(String(name)) ? call(...args) : new Promise(() => undefined));
        },
      }),
    dieAt(condition) {
      steps = [];
      isLast = condition;
    },
    die,
    get steps() {
      return steps;
    },
    get isDead() {
      return isDead;
    },
    died,
  };
}
