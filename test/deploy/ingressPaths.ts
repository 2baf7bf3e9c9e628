import type { IIngress } from "kubernetes-models/networking.k8s.io/v1";
import { files, manifestsIn } from "./manifests";

const paths = [...files]
  .filter(([name]) => name.startsWith("overlays/example/"))
  .flatMap(([, text]) => manifestsIn(text))
  .filter((it) => it.kind === "Ingress")
  .flatMap(({ spec }) => (spec as IIngress["spec"])?.rules ?? [])
  .flatMap(({ http }) => http?.paths ?? []);

/** Whether people outside the cluster reach an address through the example's Ingresses. */
export const isReachedThroughIngress = (address: string): boolean =>
  paths.some(
    ({ path = "", pathType }) => address === path || (pathType === "Prefix" && address.startsWith(`${path}/`)),
  );
