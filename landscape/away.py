"""The addresses of what is taken away from the catalogue: frames, pictures, paper, the list of pages."""

from django.urls import path

from landscape.views import embeds, item_sheets, pictures, sitemaps

urlpatterns = [
    path("items/<slug:slug>/sheet", item_sheets.sheet, name="item-sheet"),
    path("items/<slug:slug>/embed", embeds.item, name="item-embed"),
    path("embed", embeds.view, name="embed"),
    path("card.png", pictures.site, name="site-picture"),
    path("items/<slug:slug>/card.png", pictures.item, name="item-picture"),
    path("groups/<slug:slug>/card.png", pictures.group, name="group-picture"),
    path("guide/<slug:slug>/card.png", pictures.chapter, name="chapter-picture"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
