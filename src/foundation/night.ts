import { localTime, nextQuarter, type LocalTime } from "./localTime";

const begins = 22;
const ends = 8;
const isNight = ({ hour }: LocalTime): boolean => hour >= begins || hour < ends;

/** A moment by day, unchanged; for one at night, the next morning. Nobody is to be woken by what can wait. */
export const afterNight = (at: number, timeZone: string): number =>
  isNight(localTime(at, timeZone)) ? nextQuarter(at, timeZone, (it) => !isNight(it)) : at;
