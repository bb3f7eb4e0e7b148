"""The addresses that CNCF's landscape has and this site does not: the last to be asked."""

from django.urls import path

from landscape.views import former

urlpatterns = [path("<slug:word>", former.by_word)]
