"""Logins that bots have, where GitHub's account type does not say so."""

import re
from functools import lru_cache

# Endings and beginnings that people do not give themselves. A bare "-ci" or "-testing" is not among them:
# DevStats drops every human whose login ends so.
_PATTERNS = (
    r".*\[(?:ro)?bot\]",
    r".*-(?:ro)?bot(?:-.*)?",
    r"(?:ro)?bot-.*",
    r".*-jenkins",
    r"jenkins-.*",
    r".*-gerrit",
    r".*-ci-?bot",
    r"travis.*bot",
    r"codecov-.*",
    r".*cla-?bot.*",
    r"k8s-(?:ci|cherrypick|merge|github|release|publishing|triage|infra).*",
)
# Accounts that people on the projects say are machines, under names that do not show it.
_KNOWN = frozenset(
    {
        "angular-builds",
        "appveyorbot",
        "asfgit",
        "athenabot",
        "atlantisbot",
        "backstage-service",
        "bors",
        "bosh-ci-push-pull",
        "cadvisorjenkinsbot",
        "cdk8s-automation",
        "cf-buildpacks-eng",
        "claassistant",
        "cncf-ci",
        "codecov",
        "codecov-io",
        "containersshbuilder",
        "copilot",
        "coreosbot",
        "covbot",
        "coveralls",
        "dependabot",
        "devstats-sync",
        "fermybot",
        "flatcar-infra",
        "fluxcdbot",
        "fossabot",
        "gitcoinbot",
        "github-action-benchmark",
        "github-actions",
        "golangcibot",
        "googlebot",
        "goreleaserbot",
        "greenkeeperio-bot",
        "grpc-testing",
        "hibernate-ci",
        "imgbotapp",
        "invalid-email-address",
        "istio-testing",
        "k8s-reviewable",
        "k8s-teamcity-mesosphere",
        "katacontainersbot",
        "kernelprbot",
        "knative-automation",
        "mergify",
        "nsmbot",
        "opencontrail-ci-admin",
        "openssl-machine",
        "opentelemetrybot",
        "opentofu-provider-sync-service-account",
        "pikbot",
        "poiana",
        "prombot",
        "prometheus-roobot",
        "prowbot",
        "pyup-bot",
        "renovate",
        "rktbot",
        "sizebot",
        "spinnaker-release",
        "spinnakerbot",
        "stateful-wombot",
        "strimzi-ci",
        "svcbot-qecnsdp",
        "ti-srebot",
        "titanium-octobot",
        "vercel",
        "wasmcloud-automation",
        "web-flow",
        "zephyrbot",
    }
)
_BOT = re.compile("|".join(_PATTERNS))


@lru_cache(maxsize=1 << 16)
def login_is_bot(login: str) -> bool:
    """Whether `login` is one that bots have, in whatever case it is written."""
    lower = login.lower()
    return lower in _KNOWN or _BOT.fullmatch(lower) is not None
