/** The product as `npm start` starts it, its configuration from the environment. */
import { readConfig } from "../../../src/config/config";
import { startProduct } from "../../../src/compose/product";
import { serveBench } from "../teams/child";

// It is started in the folder of the repository, and runs from a file elsewhere.
const root = process.cwd();

void serveBench(() => startProduct(readConfig(process.env, root), root));
