import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly dir: string;
  remove(): void;
}

/** Mounts a disk so small that a test can fill it; undefined where this user may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const dir = mkdtempSync(join(tmpdir(), "legitka-disk-"));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "legitka-test", dir]);
  if (mounted.status === 0)
    return {
      dir,
      remove() {
        spawnSync("umount", [dir]);
        remove();
      },
    };
  remove();
  process.stderr.write("This user may not mount a small disk here, so what a full one does is not tested on one.\n");
  return undefined;
}
