"""Addresses of the pages on how the chain works, here and in other countries."""

from django.urls import path

from ledfyr.web.casework.referrals import views_mechanism, views_review

app_name = "mechanism"
urlpatterns = [
    path("", views_mechanism.show, name="show"),
    path("compare/", views_review.compare, name="compare"),
    path("compare/countries.csv", views_review.compare_csv, name="compare_csv"),
    path("compare/map.svg", views_review.compare_map, name="compare_map"),
    path(
        "compare/timeline.svg", views_review.compare_timeline, name="compare_timeline"
    ),
    path("<slug:country>/", views_mechanism.show, name="show"),
    path("<slug:country>/local/<slug:chain>/", views_mechanism.local, name="local"),
    path("<slug:country>/review/", views_review.review, name="review"),
    path("<slug:country>/review/<str:place>/", views_review.confirm, name="confirm"),
]
