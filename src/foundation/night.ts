import { localTime, nextQuarter, type LocalTime } from "./localTime";

const begins = 22;
const ends = 8;
const isNight = ({ hour }: LocalTime): boolean => hour >= begins || hour < ends;

/** A moment in daytime, unchanged; for one at night, the next morning, so that messages that can wait wake nobody. */
export const afterNight = (at: number, timeZone: string): number =>
  isNight(localTime(at, timeZone)) ? nextQuarter(at, timeZone, (it) => !isNight(it)) : at;
