"""Addresses of figures."""

from django.urls import path

from ledfyr.web.casework.statistics import (
    views,
    views_files,
    views_free,
    views_overlaps,
    views_pairs,
    views_releases,
    views_submissions,
)

app_name = "figures"
urlpatterns = [
    path("", views.start, name="start"),
    path("<int:year>/", views.year, name="of"),
    path("<int:year>/figure.csv", views.download, name="download"),
    path("<int:year>/files/", views_files.offered, name="files"),
    path("<int:year>/figures.xlsx", views_files.give, {"kind": "xlsx"}, name="xlsx"),
    path(
        "<int:year>/figures.parquet",
        views_files.give,
        {"kind": "parquet"},
        name="parquet",
    ),
    path(
        "<int:year>/figures.sdmx.xml", views_files.give, {"kind": "sdmx"}, name="sdmx"
    ),
    path(
        "<int:year>/figures.structure.xml",
        views_files.give,
        {"kind": "structure"},
        name="structure",
    ),
    path("ask/", views_free.ask, name="free"),
    path("ask/drawing.svg", views_free.picture, name="free_picture"),
    path("ask/figures.csv", views_free.download, name="free_download"),
    path("releases/", views_releases.listed, name="releases"),
    path("releases/count/", views_releases.choose, name="choose"),
    path(
        "releases/count/<int:year>/<slug:table>/",
        views_releases.preview,
        name="preview",
    ),
    path("releases/<uuid:release_id>/", views_releases.show, name="release"),
    path("pairs/", views_pairs.waiting, name="pairs"),
    path("pairs/find/", views_pairs.find, name="find_pairs"),
    path("pairs/<uuid:pair_id>/", views_pairs.review, name="pair"),
    path("overlaps/", views_overlaps.listed, name="overlaps"),
    path(
        "overlaps/<slug:sent>/<slug:of_country>/<int:of_year>/",
        views_overlaps.decide,
        name="overlap",
    ),
    path("submitted/", views_submissions.submitted, name="submitted"),
    path("submitted/new/", views_submissions.send_in, name="send_in"),
    path(
        "submitted/<uuid:submission_id>/",
        views_submissions.submission,
        name="submission",
    ),
    path(
        "submitted/templates/<slug:body_template>.<slug:ending>",
        views_submissions.empty_template,
        name="empty_template",
    ),
]
