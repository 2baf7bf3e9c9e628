import { Gauge, type Registry } from "prom-client";
import { within } from "../foundation/within";

/** Well below the time limit of a Prometheus scrape, which is ten seconds. */
const boundMs = 2_000;

export interface LookedUp {
  readonly name: string;
  readonly help: string;
  /** The name of the gauge's only label. */
  readonly label?: string;
  /** Reads the value; with a label, the values by label value. */
  readonly look: () => Promise<number | Readonly<Record<string, number>>>;
}

/**
 * Registers a gauge that is read whenever the metrics are requested. When the read fails, the gauge has no value: the other
 * metrics are needed most when the store is unavailable, and an old value would be misleading.
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
