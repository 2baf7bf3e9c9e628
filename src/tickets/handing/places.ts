import type { Institution } from "../../../dialogs/kit/institution";
import type { Target } from "./target";

/** Where tickets can be handed to besides colleagues. */
export interface HandingPlaces {
  /** The groups and offices of the institution's file. */
  readonly places: readonly Target[];
  /** The domains from which answers by mail reach students. */
  readonly domains: readonly string[];
}

/** The groups and offices that the institution's file names. */
export const placesOf = ({ support }: Pick<Institution, "support">): readonly Target[] => {
  const { groups = [], offices = [] } = support.handOver ?? {};
  return [
    ...groups.map(({ name, slack }): Target => ({ kind: "group", name, mention: slack ?? null })),
    ...offices.map(({ name, email }): Target => ({ kind: "office", name, address: email })),
  ];
};
