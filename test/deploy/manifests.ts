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

/** Every YAML file of the folder that Kubernetes reads, by its path. */
export const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".yaml") && !/institution|prometheusAdapter/.test(it))
    .map((it) => [it, readFileSync(join(folder, it), "utf8")]),
);

/** The name of the published model that describes each kind. */
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

/** Everything that is wrong according to the published schemas: values of a wrong type, and missing values. */
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
 * Names in places where they do not belong. The schemas accept them, as the API server does unless it is asked to be strict, and a mistyped probe is
 * then no probe. The types of the models do not accept them: an object literal with an unknown property does not compile.
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
