/** A process that can die between any two steps: from then on nothing that it asks for happens, and no call of it is answered. */
export interface Mortal {
  /** The same object, with each of its asynchronous calls being one step in the life of this process. */
  wrap<T extends object>(part: T): T;
  /** Makes the process die at the next step that fulfils the condition; that step is no longer carried out. */
  dieAt(isLast: (step: Step) => boolean): void;
  die(): void;
  readonly steps: readonly Step[];
  readonly isDead: boolean;
  /** Resolves when the process is dead. */
  readonly died: Promise<void>;
}

export interface Step {
  readonly name: string;
  /** The number of the step; it is 1 for the first step after `dieAt`. */
  readonly count: number;
}

/** These calls return at once and change nothing, so the process does not die at them. */
const immediate = new Set(["authorizeUrl", "now", "scan", "close"]);
/** Dying before one of these calls is the same as dying before what comes after it. */
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
