import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import type { IDeployment } from "kubernetes-models/apps/v1";
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1";
import { parse } from "yaml";
import { z } from "zod";
import { loadInstitution } from "../../src/config/institution";
import { root } from "../support/root";
import { environmentOf } from "./buildImage";
import { files, folder, manifestsIn, nameProblems, valueProblems, type Manifest } from "./manifests";

const kustomization = /kustomization\.yaml$/;
const own = [...files].filter(([path]) => !kustomization.test(path));
const manifests = own.flatMap(([, text]) => manifestsIn(text));
const find = (kind: string, name = "legitka"): unknown =>
  manifests.find((it) => it.kind === kind && it.metadata.name === name);

const deployment = (find("Deployment") as IDeployment).spec!;
const pod = deployment.template.spec!;
const [container] = pod.containers;
const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("the manifests for Kubernetes", () => {
  test("have the values the published schemas want, and no name that means nothing", async () => {
    expect(manifests.length).toBeGreaterThan(10);
    expect(await valueProblems(manifests)).toEqual([]);
    expect(nameProblems(manifests)).toEqual([]);
  });

  test("would not pass with a mistyped probe or a wrong value", async () => {
    const mistyped = JSON.parse(
      JSON.stringify(find("Deployment")).replace("readinessProbe", "readinesProbe"),
    ) as Manifest;
    expect(nameProblems([mistyped])).toEqual([expect.stringContaining("readinesProbe")]);
    const wrong = JSON.parse(
      JSON.stringify(find("Deployment")).replace('"replicas":2', '"replicas":"two"'),
    ) as Manifest;
    expect(await valueProblems([wrong])).toEqual([expect.stringContaining("replicas")]);
  });

  test("are named by their kustomizations, which name nothing that is not there", () => {
    const listed = z.object({
      resources: z.array(z.string()).default([]),
      components: z.array(z.string()).default([]),
      configMapGenerator: z.array(z.object({ files: z.array(z.string()) })).default([]),
    });
    const reached = new Set<string>();
    for (const [path, text] of files) {
      if (!kustomization.test(path)) continue;
      const { resources, components, configMapGenerator } = listed.parse(parse(text));
      for (const it of [...resources, ...components, ...configMapGenerator.flatMap((each) => each.files)]) {
        const to = join(dirname(path), it);
        reached.add(to);
        const there = join(folder, /\.\w+$/.test(it) ? to : join(to, "kustomization.yaml"));
        expect(readFileSync(there, "utf8")).not.toBe("");
      }
    }
    expect(own.map(([path]) => path).filter((it) => !reached.has(it))).toEqual([]);
  });

  test("kill nobody because Redis is away, and send nobody to a process that is not ready", () => {
    expect(container?.livenessProbe?.httpGet?.path).toBe("/healthz");
    expect(container?.startupProbe?.httpGet?.path).toBe("/healthz");
    expect(container?.readinessProbe?.httpGet?.path).toBe("/readyz");
    // The readiness check itself answers within two seconds.
    expect(container?.readinessProbe?.timeoutSeconds).toBeGreaterThan(2);
  });

  test("take no process away before its successor is ready, nor more than one at a time", () => {
    expect(deployment.strategy?.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
    expect((find("PodDisruptionBudget") as { spec: { maxUnavailable: number } }).spec.maxUnavailable).toBe(1);
    const { minReplicas, maxReplicas } = (find("HorizontalPodAutoscaler") as IHorizontalPodAutoscaler).spec!;
    expect(minReplicas).toBeGreaterThanOrEqual(2);
    expect(maxReplicas).toBeGreaterThan(minReplicas!);
  });

  test("run as the image's user on a tree that cannot be written, with room where the image needs it", () => {
    const dockerfile = DockerfileParser.parse(read("deploy/Dockerfile"));
    const user = dockerfile
      .getInstructions()
      .find((it) => it.getKeyword() === "USER")
      ?.getArgumentsContent();
    expect(`${pod.securityContext?.runAsUser ?? 0}:${pod.securityContext?.runAsGroup ?? 0}`).toBe(user);
    expect(container?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
    const { DATA_DIR, PORT } = environmentOf(dockerfile);
    expect(container?.volumeMounts?.map((it) => it.mountPath)).toContain(DATA_DIR);
    expect(String(container?.ports?.[0]?.containerPort)).toBe(PORT);
  });

  test("limit the sign-in pages by address, and nothing that comes from Teams or Slack", () => {
    const ingresses = manifests.filter((it) => it.kind === "Ingress") as unknown as IIngress[];
    const pathsOf = ({ spec }: IIngress) =>
      (spec?.rules ?? []).flatMap(({ http }) => (http?.paths ?? []).map(({ path }) => path));
    const limited = ingresses.filter(({ metadata }) =>
      Object.keys(metadata?.annotations ?? {}).some((it) => it.startsWith("nginx.ingress.kubernetes.io/limit-")),
    );
    expect(limited.flatMap(pathsOf)).toEqual(["/link"]);
    expect(ingresses.filter((it) => !limited.includes(it)).flatMap(pathsOf)).not.toContain("/link");
  });

  test("have the ingress controller believed, as nobody else comes to the processes", () => {
    expect(container?.env).toContainEqual({ name: "TRUSTED_PROXIES", value: "1" });
  });

  test("hold no secret", () => {
    expect(manifests.filter((it) => it.kind === "Secret")).toEqual([]);
    expect(container?.envFrom).toEqual([{ secretRef: { name: "legitka" } }]);
  });

  test("scale by a metric that the adapter's rule makes of one that Legitka has", () => {
    const rules = z
      .object({ rules: z.object({ external: z.array(z.object({ name: z.object({ as: z.string() }) })) }) })
      .parse(parse(read("deploy/kubernetes/prometheusAdapter.yaml")));
    const metrics = (find("HorizontalPodAutoscaler") as IHorizontalPodAutoscaler).spec?.metrics ?? [];
    expect(rules.rules.external.map((it) => it.name.as)).toEqual(
      metrics.flatMap((it) => it.external?.metric.name ?? []),
    );
  });

  test("bring an institution that is one, and a Redis that is that of compose.yaml", () => {
    expect(loadInstitution(read("deploy/kubernetes/overlays/example/institution.yaml")).problems).toEqual([]);
    const redis = (find("StatefulSet", "legitka-redis") as IDeployment).spec?.template.spec?.containers[0];
    const compose = parse(read("deploy/compose.yaml"), { merge: true }) as {
      services: { redis: { image: string; command: string[] } };
    };
    expect(redis?.args).toEqual(compose.services.redis.command);
    expect(compose.services.redis.image).toContain(redis?.image);
  });

  test("make one whole with kustomize, in the namespace of the overlay", async () => {
    const overlay = join(folder, "overlays/example");
    const kubectl = spawnSync("kubectl", ["kustomize", overlay], { encoding: "utf8" });
    const built = kubectl.error ? spawnSync("kustomize", ["build", overlay], { encoding: "utf8" }) : kubectl;
    if (built.error) {
      // This step would only show, in addition to the above, that kustomize itself works; a developer without kubectl need not install it.
      process.stdout.write("kustomize was not tried: there is no kubectl here\n");
      return;
    }
    expect(built.stderr).toBe("");
    const whole = manifestsIn(built.stdout);
    expect(await valueProblems(whole)).toEqual([]);
    expect(new Set(whole.filter((it) => it.kind !== "Namespace").map((it) => it.metadata.namespace))).toEqual(
      new Set(["legitka"]),
    );
    const configMap = whole.find((it) => it.metadata.name.startsWith("legitka-institutions-"));
    expect(JSON.stringify(whole.find((it) => it.kind === "Deployment"))).toContain(configMap?.metadata.name);
  });
});
