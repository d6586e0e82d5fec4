"""The address of a calendar; its secret is a token that opens nothing else."""

from django.urls import path

from ledfyr.web.casework.cases.views_calendar import calendar

urlpatterns = [path("<str:secret>/due.ics", calendar, name="calendar")]
