"""The 29 projects of November 2018, their repositories, and how lively each is. The rates are made up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sketch:
    """A repository before anything happened in it; `pulls` are opened a working day."""

    project: str
    full_name: str
    language: str
    pulls: float
    license: str = "apache-2.0"
    merges: bool = False
    sigs: bool = False


SKETCHES = (
    Sketch("kubernetes", "kubernetes/kubernetes", "Go", 4.5, merges=True, sigs=True),
    Sketch("kubernetes", "kubernetes/website", "HTML", 1.4, "cc-by-4.0", merges=True, sigs=True),
    Sketch("kubernetes", "kubernetes/test-infra", "Go", 1.2, merges=True, sigs=True),
    Sketch("kubernetes", "kubernetes/community", "Jupyter Notebook", 0.5, merges=True, sigs=True),
    Sketch("kubernetes", "kubernetes/minikube", "Go", 0.5),
    Sketch("prometheus", "prometheus/prometheus", "Go", 0.8),
    Sketch("prometheus", "prometheus/alertmanager", "Go", 0.3),
    Sketch("prometheus", "prometheus/node_exporter", "Go", 0.25),
    Sketch("opentracing", "opentracing/opentracing-go", "Go", 0.1),
    Sketch("fluentd", "fluent/fluentd", "Ruby", 0.35, merges=True),
    Sketch("fluentd", "fluent/fluent-bit", "C", 0.4),
    Sketch("grpc", "grpc/grpc", "C++", 1.1, merges=True),
    Sketch("grpc", "grpc/grpc-go", "Go", 0.4),
    Sketch("containerd", "containerd/containerd", "Go", 0.6, merges=True),
    Sketch("rkt", "rkt/rkt", "Go", 0.08, merges=True),
    Sketch("cni", "containernetworking/cni", "Go", 0.12, merges=True),
    Sketch("cni", "containernetworking/plugins", "Go", 0.15, merges=True),
    Sketch("envoy", "envoyproxy/envoy", "C++", 1.8),
    Sketch("jaeger", "jaegertracing/jaeger", "Go", 0.45),
    Sketch("notary", "theupdateframework/notary", "Go", 0.08, merges=True),
    Sketch("tuf", "theupdateframework/python-tuf", "Python", 0.15, "mit", merges=True),
    Sketch("vitess", "vitessio/vitess", "Go", 0.7, merges=True),
    Sketch("coredns", "coredns/coredns", "Go", 0.45),
    Sketch("nats", "nats-io/nats-server", "Go", 0.35, merges=True),
    Sketch("linkerd", "linkerd/linkerd2", "Go", 0.7),
    Sketch("linkerd", "linkerd/linkerd", "Scala", 0.12),
    Sketch("helm", "helm/helm", "Go", 0.7, merges=True),
    Sketch("helm", "helm/charts", "Go", 1.2),
    Sketch("rook", "rook/rook", "Go", 0.6, merges=True),
    Sketch("spiffe", "spiffe/spiffe", "Shell", 0.08),
    Sketch("spire", "spiffe/spire", "Go", 0.35),
    Sketch("opa", "open-policy-agent/opa", "Go", 0.45),
    Sketch("cloudevents", "cloudevents/spec", "Python", 0.2),
    Sketch("telepresence", "telepresenceio/telepresence", "Go", 0.2),
    Sketch("harbor", "goharbor/harbor", "Go", 0.7, merges=True),
    Sketch("openmetrics", "openobservability/openmetrics", "Python", 0.06),
    Sketch("tikv", "tikv/tikv", "Rust", 0.9),
    Sketch("cortex", "cortexproject/cortex", "Go", 0.3),
    Sketch("buildpacks", "buildpacks/pack", "Go", 0.25, merges=True),
    Sketch("falco", "falcosecurity/falco", "C++", 0.25),
)
