import type { Catalog } from "../../../conversation/catalog";
import type { Script } from "../../../conversation/script";
import { scenesBeside } from "./beside";
import { collectScenes } from "./collect";
import type { Scene } from "./scene";

/** Every card and notice, by the texts in it. */
export interface Gallery {
  /** The scenes in which a text is shown, those in which it matters most first. */
  scenesOf(key: string): Promise<readonly Scene[]>;
  /** Begins to collect the scenes, if they are not there yet. */
  prepare(): void;
}

export interface GalleryDeps {
  readonly script: Script;
  readonly catalog: Pick<Catalog, "has">;
  /** Lets other work of the process pass. */
  readonly pause: () => Promise<void>;
}

/** The scenes are collected when they are first wanted, which takes a second or two, and kept. */
export function createGallery({ script, catalog, pause }: GalleryDeps): Gallery {
  // Students at every university are told what applies to them; staff may edit all of it.
  const practice = { missedKeptDays: 30, asksModel: true };
  let collected: Promise<readonly Scene[]> | undefined;
  const all = (): Promise<readonly Scene[]> =>
    (collected ??= collectScenes({ ...script, practice }, catalog, pause).then((it) => [
      ...it,
      ...scenesBeside(script.institution),
    ]));
  let byKey: ReadonlyMap<string, readonly Scene[]> | undefined;
  return {
    async scenesOf(key) {
      byKey ??= indexed(await all());
      return byKey.get(key) ?? [];
    },
    prepare: () => void all(),
  };
}

/** Cards that show fewer texts come first, because a text is easiest to judge where little else is said. */
function indexed(scenes: readonly Scene[]): ReadonlyMap<string, readonly Scene[]> {
  const index = new Map<string, Scene[]>();
  for (const scene of scenes) for (const key of scene.keys) index.set(key, [...(index.get(key) ?? []), scene]);
  const weight = (key: string, { at, keys }: Scene): number =>
    keys.indexOf(key) + (key.startsWith(`${at.split(".")[0] ?? ""}.`) ? 0 : 100);
  for (const [key, some] of index)
    index.set(
      key,
      some.toSorted((one, other) => weight(key, one) - weight(key, other)),
    );
  return index;
}
