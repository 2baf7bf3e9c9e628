/** The product as `npm start` starts it, at a university where it is about noon: what waits for the morning need not wait. */
import { resolve } from "node:path";
import { readConfig } from "../../../src/config/config";
import { startProduct } from "../../../src/compose/product";
import { hourMs } from "../../../src/foundation/time";
import { serveBench } from "../teams/child";

const root = resolve(__dirname, "../../..");
const noon = 12 * hourMs;

/** A zone that is as many hours from Greenwich as noon is. */
function zoneWithNoon(now: number): string {
  const hours = Math.round((noon - (now % (24 * hourMs))) / hourMs);
  // These zones are named by what is to be added to their time to get that of Greenwich.
  return `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}

void serveBench(() => {
  const config = readConfig(process.env, root);
  const institution = { ...config.institution, timeZone: zoneWithNoon(Date.now()) };
  return startProduct({ ...config, institution }, root);
});
