import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { root } from "../support/root";

export const folder = join(root, "deploy/kubernetes");

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: unknown;
  readonly data?: unknown;
}

export function manifestsIn(yaml: string): Manifest[] {
  return parseAllDocuments(yaml).map((it) => {
    if (it.errors[0]) throw it.errors[0];
    return it.toJS() as Manifest;
  });
}

/** Every YAML file of the folder that is Kubernetes' own business, by its path. */
export const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".yaml") && !/institution|prometheusAdapter/.test(it))
    .map((it) => [it, readFileSync(join(folder, it), "utf8")]),
);

/** Which published model describes a kind. */
const models: Readonly<Record<string, string>> = {
  Namespace: "kubernetes-models/v1",
  ConfigMap: "kubernetes-models/v1",
  Service: "kubernetes-models/v1",
  Deployment: "kubernetes-models/apps/v1",
  StatefulSet: "kubernetes-models/apps/v1",
  PodDisruptionBudget: "kubernetes-models/policy/v1",
  HorizontalPodAutoscaler: "kubernetes-models/autoscaling/v2",
  Ingress: "kubernetes-models/networking.k8s.io/v1",
  NetworkPolicy: "kubernetes-models/networking.k8s.io/v1",
  PodMonitor: "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1",
};

type Model = new (data: unknown) => { validate(): void };

/** What the published schemas say is wrong: values of a wrong kind, and what is missing. */
export async function valueProblems(manifests: readonly Manifest[]): Promise<string[]> {
  const problems: string[] = [];
  for (const it of manifests) {
    const model = ((await import(models[it.kind] ?? "")) as Record<string, Model>)[it.kind];
    try {
      if (!model) throw new Error("there is no model of it");
      new model(it).validate();
    } catch (cause) {
      problems.push(`${it.kind} ${it.metadata.name}: ${(cause as Error).message}`);
    }
  }
  return problems;
}

/**
 * What is written in a place where nothing of that name belongs. The schemas let it pass, as the API server does when it is
 * not asked to be strict, and a mistyped probe is then no probe. The models' types do not: an object literal with a
 * property too many does not compile.
 */
export function nameProblems(manifests: readonly Manifest[]): string[] {
  const dir = mkdtempSync(join(tmpdir(), "legitka-manifests-"));
  try {
    symlinkSync(join(root, "node_modules"), join(dir, "node_modules"));
    const text = manifests.map((it, index) => {
      const type = `import("${models[it.kind] ?? ""}").I${it.kind}`;
      return `export const m${index}: ${type} = ${JSON.stringify(it, null, 1)};`;
    });
    writeFileSync(join(dir, "manifests.ts"), text.join("\n"));
    const options = "--noEmit --strict --skipLibCheck --types node --target es2022 --module nodenext --pretty false";
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const told = spawnSync(process.execPath, [tsc, ...options.split(" "), "manifests.ts"], {
      cwd: dir,
      encoding: "utf8",
    });
    if (told.error) throw told.error;
    return told.stdout.split("\n").filter(Boolean);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
