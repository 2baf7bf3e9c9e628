/** The product as `npm start` starts it, its configuration from the environment. */
import { resolve } from "node:path";
import { readConfig } from "../../../src/config/config";
import { startProduct } from "../../../src/compose/product";
import { serveBench } from "../teams/child";

const root = resolve(__dirname, "../../..");

void serveBench(() => startProduct(readConfig(process.env, root), root));
