"""Addresses of the site that the tests open."""

from __future__ import annotations

BY = "devstats-contributions"
WEEK = "from=2017-07-03&to=2017-07-10&bots=include"
METRIC = f"/devstats/all/{BY}?{WEEK}"
SPLIT = f"/devstats/all/{BY}?{WEEK}&by=repository"
LINES = f"/devstats/all/devstats-contributors?{WEEK}&by=repository"
MEDIAN = f"/devstats/all/time-to-merge?{WEEK}"
EMPTY = f"/devstats/all/{BY}?from=2016-07-03&to=2016-07-10"
ROWS = f"/devstats/all/{BY}/rows?{WEEK}"
WRONG = f"/devstats/all/{BY}?window=now-7x+to+now"
# In somebody else's frame there is no bar to skip.
FRAMED = {"item-embed", "embed", "embed-names"}
PAGES = {
    "home": "/",
    "scope": f"/devstats/repository/lighthouse/lamp?{WEEK}",
    "metric": METRIC,
    "split": SPLIT,
    "lines": LINES,
    "median": MEDIAN,
    "empty": EMPTY,
    "rows": ROWS,
    "metrics": "/devstats/metrics",
    "data": "/data",
    "wrong": WRONG,
    "landscape": "/landscape",
    "landscape-filtered": "/landscape?maturity=graduated",
    "landscape-cards": "/landscape?tab=all&view=cards",
    "landscape-table": "/landscape?tab=all&view=table",
    "landscape-nothing": "/landscape?q=nothing+is+called+so",
    "landscape-organisations": "/landscape/by/organisation",
    "item": "/items/kubernetes",
    "item-sheet": "/items/kubernetes/sheet",
    "item-embed": "/items/kubernetes/embed",
    "embed": "/embed?maturity=graduated",
    "embed-names": "/embed?maturity=graduated&style=names",
    "certifications": "/certifications",
    "maturity": "/maturity",
    "projects": "/projects?sort=-accepted",
    "growth": "/growth",
    "logos": "/logos?by=category",
    "changes": "/changes",
    "compare-days": "/changes/compare",
    "organisations": "/organisations?sort=name",
    "organisation": "/organisations/google",
    "person": "/people/justinsb",
    "members": "/members",
    "members-table": "/members?view=table&since=2018-12-31",
    "compare": "/compare?items=istio,linkerd,consul",
    "compare-shelves": "/compare?subcategories=runtime/container-runtime,provisioning/container-registry",
    "compare-nothing": "/compare",
    "beside": f"/devstats/compare/kubernetes,prometheus?{WEEK}",
    "quality": "/quality",
    "quality-rule": "/quality/without-audit",
    "search": "/search?q=kuberntes",
    "groups": "/groups",
    "group": "/groups/sig-aws",
    "guide": "/guide",
    "chapter": "/guide/service-mesh",
    "missing": "/devstats/all/rain",
    "sign-in": "/sign-in",
    "steward": "/admin/catalogue/",
    "steward-list": "/admin/catalogue/item?q=k",
    "steward-form": "/admin/catalogue/item/edit/kubernetes",
    "steward-add": "/admin/catalogue/item/add",
    "steward-group": "/admin/catalogue/group/edit/sig-aws",
    "steward-past": "/admin/catalogue/item/history/kubernetes",
    "steward-remove": "/admin/catalogue/item/remove/kubernetes",
    "steward-doubts": "/admin/catalogue/doubts",
}
