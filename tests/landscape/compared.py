"""Items that are set side by side in tests."""

from tests.landscape.landscapes import at_home

ROOK = at_home(
    "Rook",
    project="graduated",
    description="Storage <b>for</b> clusters.",
    repo_url="https://github.com/rook/rook",
    extra={
        "accepted": "2018-01-29",
        "incubating": "2018-09-25",
        "graduated": "2020-10-07",
        "audits": [
            {"date": "2019-12-16", "type": "security", "url": "https://example.org/a.pdf", "vendor": "Trail"}
        ],
        "summary_personas": "Operators, Developers",
        "summary_integrations": "See [Ceph](https://ceph.example.org/)",
        "slack_url": "https://slack.rook.example.org/",
    },
)
CEPH = at_home("Ceph", description="Storage.")
YOUNG = at_home("Young", project="sandbox", extra={"accepted": "2019-06-01"})
