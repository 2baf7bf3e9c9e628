import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { Copy, From, Workdir, type Cmd, type Dockerfile, type Healthcheck, type Instruction } from "dockerfile-ast";

/** The place where the instructions of a stage are carried out: a folder that serves as its root. */
interface Stage {
  readonly root: string;
  workdir: string;
}

/**
 * Carries a Dockerfile out without Docker, as far as that goes: COPY and RUN in a folder instead of a container, on this
 * machine's Node instead of the base image. RUN of the last stage is left out: it speaks of the image's own users.
 * @param context the repository
 * @param into an empty folder
 * @returns the last stage's root
 */
export function buildImage(dockerfile: Dockerfile, context: string, into: string): string {
  const stages = new Map<string, Stage>();
  const froms = dockerfile.getFROMs();
  let current: Stage | undefined;
  for (const instruction of dockerfile.getInstructions()) {
    if (instruction instanceof From) {
      const name = instruction.getBuildStage() ?? "last";
      const base = stages.get(instruction.getImage() ?? "");
      current = { root: join(into, name), workdir: base?.workdir ?? "/" };
      // A stage that is the base of another one is not needed afterwards, so it is moved instead of copied.
      if (base) renameSync(base.root, current.root);
      else mkdirSync(current.root);
      stages.set(name, current);
    } else if (!current) continue;
    else if (instruction instanceof Workdir) {
      current.workdir = instruction.getPath() ?? "/";
      mkdirSync(join(current.root, current.workdir), { recursive: true });
    } else if (instruction instanceof Copy) copy(instruction, current, stages, context);
    else if (instruction.getKeyword() === "RUN" && stages.size < froms.length)
      run(instruction, join(current.root, current.workdir));
  }
  if (!current) throw new Error("The Dockerfile has no stage.");
  return current.root;
}

function copy(instruction: Copy, stage: Stage, stages: ReadonlyMap<string, Stage>, context: string): void {
  const paths = instruction.getArguments().map((it) => it.getValue());
  const to = join(stage.root, stage.workdir, paths.at(-1) ?? "");
  const from = instruction.getFromFlag()?.getValue() ?? undefined;
  const root = from === undefined ? context : stages.get(from)?.root;
  if (root === undefined) throw new Error(`COPY from an unknown stage: ${from ?? ""}`);
  for (const path of paths.slice(0, -1)) {
    if (from !== undefined) link(join(root, path), to);
    else cpSync(join(root, path), paths.length > 2 ? join(to, path) : to, { recursive: true });
  }
}

/** Makes links instead of copies: a build only adds and deletes files, and node_modules contains tens of thousands of them. */
function link(from: string, to: string): void {
  done("cp", ["-al", `${from}/.`, to]);
}

function run(instruction: Instruction, cwd: string): void {
  const command = instruction.getRawArgumentsContent()?.replace(/^(--mount=\S+\s+)+/, "") ?? "";
  done("sh", ["-ec", command], { cwd, env: { ...process.env, npm_config_prefer_offline: "true" } });
}

/** The time after which a hanging build is ended, even on the slowest machine; it measures nothing. */
export const buildPatienceMs = 600_000;

function done(command: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): void {
  const { status, stderr } = spawnSync(command, args, { ...options, encoding: "utf8", timeout: buildPatienceMs });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
}

/** The variables that ENV sets in the last stage. */
export function environmentOf(dockerfile: Dockerfile): Record<string, string> {
  const last = dockerfile.getFROMs().at(-1)?.getRange().start.line ?? 0;
  const envs = dockerfile.getENVs().filter((it) => it.getRange().start.line > last);
  return Object.fromEntries(
    envs.flatMap((it) => it.getProperties().map((each) => [each.getName(), each.getValue() ?? ""] as const)),
  );
}

/** The command of an instruction in exec form: `CMD ["node", "…"]`, also for HEALTHCHECK. */
export function commandOf(instruction: Cmd | Healthcheck): string[] {
  const [, json = "[]"] = /(\[.*\])\s*$/s.exec(instruction.getTextContent()) ?? [];
  return JSON.parse(json) as string[];
}
