import type { Journey } from "../journey";
import { emilia } from "./emilia";
import { filip } from "./filip";
import { hubert } from "./hubert";
import { iryna } from "./iryna";
import { kacper } from "./kacper";
import { lucas } from "./lucas";
import { marek } from "./marek";
import { nadia } from "./nadia";
import { ola } from "./ola";
import { zosia } from "./zosia";

export const journeys: readonly Journey[] = [nadia, lucas, zosia, kacper, filip, ola, hubert, iryna, marek, emilia];
