import type { Store } from "../../src/store/port";
import type { World } from "../support/world";

/** The votes that `/metrics` shows, as «about verdict» and «about why», with their counts. */
export async function counted({ app }: Pick<World, "app">): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of ["legitka_satisfaction_total", "legitka_vote_reasons_total"]) {
    const metric = await app.metrics.registry.getSingleMetric(name)?.get();
    for (const { labels, value } of metric?.values ?? []) found[Object.values(labels).join(" ")] = value;
  }
  return found;
}

/** Does what the retention sweep does a week after the votes. */
export async function forgetMarks(store: Store): Promise<void> {
  for await (const { key } of store.scan("vote")) await store.commit({ partition: key.partition, delete: [key] });
}
