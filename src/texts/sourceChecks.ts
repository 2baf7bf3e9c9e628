import type { z } from "zod";
import { isSourceKey } from "../../dialogs/kit/answer";
import { dated } from "../../dialogs/kit/dated";
import type { Institution } from "../../dialogs/kit/institution";
import type { ShippedCatalog } from "../conversation/catalog";
import { localTime } from "../foundation/localTime";
import type { Refusal } from "./desk";
import { createKnownHosts } from "./knownHosts";
import { mostCharacters } from "./places";
import { refused } from "./refusals";

const address = dated.source.refine((it) => it.startsWith("https://"));

/** Checks an answer's source, which is a link, and the day on which somebody last found the fact there. */
export function createSourceChecks(shipped: ShippedCatalog, institution: Institution, clock: () => number) {
  const released = [...shipped.sources.pl].flatMap(([key, text]) => (isSourceKey(key) ? [text] : []));
  const isKnown = createKnownHosts(institution, released);
  const isDay = (key: string): boolean => key.endsWith(".validOn");
  const fits = (schema: z.ZodType, text: string): boolean => schema.safeParse(text).success;
  return {
    /** Why a source or day cannot be shown at all. */
    harms(key: string, text: string): readonly Refusal[] {
      if (isDay(key)) return fits(dated.validOn, text) ? [] : [refused.notADay(text)];
      return fits(address, text) ? [] : [refused.notAnAddress(text)];
    },
    /** Everything else that is wrong with one that could be shown. */
    check(key: string, text: string): readonly Refusal[] {
      if (isDay(key)) return text > localTime(clock(), institution.timeZone).day ? [refused.futureDay(text)] : [];
      if (text.length > mostCharacters.source) return [refused.long(text.length, mostCharacters.source)];
      return isKnown(text) ? [] : [refused.foreignLink(text)];
    },
  };
}
