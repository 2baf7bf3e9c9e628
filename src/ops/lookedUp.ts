import { Gauge, type Registry } from "prom-client";
import { within } from "../foundation/within";

/** Well below a scrape's own time limit, which is ten seconds. */
const boundMs = 2_000;

export interface LookedUp {
  readonly name: string;
  readonly help: string;
  /** The gauge's one label. */
  readonly label?: string;
  /** The value; with a label, the values by what the label says. */
  readonly look: () => Promise<number | Readonly<Record<string, number>>>;
}

/**
 * A gauge that is looked up whenever the metrics are asked for. While that fails it has no value: the other metrics must
 * come out above all when the store is away, and an old value would be a lie.
 */
export function lookedUp(registry: Registry, { name, help, label, look }: LookedUp): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    async collect() {
      const found = await within(boundMs, look).catch(() => ({}));
      this.reset();
      if (label === undefined) this.remove();
      if (typeof found === "number") this.set(found);
      else for (const [it, value] of Object.entries(found)) this.set(label === undefined ? {} : { [label]: it }, value);
    },
  });
}
