import type { Catalog } from "../../conversation/catalog";
import type { Script } from "../../conversation/script";
import type { TextsDesk } from "../../texts/desk";
import type { Drawings } from "./draw/port";
import type { Gallery } from "./scenes/gallery";

/** A file that a browser fetches. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

export interface TextsPagesDeps {
  readonly desk: TextsDesk;
  readonly catalog: Catalog;
  readonly dialogs: Script["dialogs"];
  readonly gallery: Gallery;
  readonly drawings: Drawings;
  /** The files with which the chat page draws cards, by name. */
  readonly cardFiles: () => Promise<ReadonlyMap<string, Asset>>;
  /** The path of the folder with the drawings of the walkthrough. */
  readonly guideDir: string;
}

/** Where these pages are. */
export const base = "/staff/texts";
export const editPath = (key: string): string => `${base}/edit/${encodeURIComponent(key)}`;
export const guidePath = (name: string): string => `${base}/guide/${encodeURIComponent(name)}.png`;
