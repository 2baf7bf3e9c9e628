/** The product as `npm start` starts it, at a university where it is about noon: what waits for the morning need not wait. */
import { readConfig } from "../../../src/config/config";
import { startProduct } from "../../../src/compose/product";
import { zoneWithNoon } from "../../support/noon";
import { serveBench } from "../teams/child";

// It is started in the folder of the repository, and runs from a file elsewhere.
const root = process.cwd();

void serveBench(() => {
  const config = readConfig(process.env, root);
  const institution = { ...config.institution, timeZone: zoneWithNoon() };
  return startProduct({ ...config, institution }, root);
});
