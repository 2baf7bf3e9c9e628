interface Place {
  readonly step: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where a dialog is taken up that was left at a place, when it is to be opened with other data; undefined if it begins anew. */
export type TakenUp = (left: Place, opened: Place["data"]) => Place | undefined;
