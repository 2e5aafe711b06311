from django.urls import path

from linli.web.estates.views import estates, ledger, reports, stress, uploads

urlpatterns = [
    path("", estates.home, name="home"),
    path("estates/", estates.estates, name="estates"),
    path("estates/<int:pk>/", estates.estate, name="estate"),
    path("estates/<int:pk>/map.json", estates.map_data, name="map"),
    path("estates/<int:pk>/buildings/<path:key>/", estates.building, name="building"),
    path("estates/<int:pk>/ledger/", ledger.ledger, name="ledger"),
    path("estates/<int:pk>/ledger.xlsx", ledger.workbook, name="workbook"),
    path("estates/<int:pk>/ledger/<slug:name>/", ledger.sheet, name="sheet"),
    path("estates/<int:pk>/stress/", stress.stress, name="stress"),
    path("imports/", uploads.uploads, name="uploads"),
    path("imports/template.xlsx", uploads.template, name="template"),
    path("imports/<int:pk>/", uploads.upload, name="upload"),
    path("imports/<int:pk>/apply/", uploads.apply, name="apply"),
    path("diagnoses/<int:pk>/", stress.diagnosis, name="diagnosis"),
    path("diagnoses/<int:pk>/cancel/", stress.cancel, name="cancel"),
    path("diagnoses/<int:pk>/report/", reports.report, name="report"),
    path("diagnoses/<int:pk>/outcomes/", reports.outcomes, name="outcomes"),
    path("diagnoses/<int:pk>/report.html", reports.page, name="report-page"),
    path("diagnoses/<int:pk>/report.pdf", reports.pdf, name="report-pdf"),
    path("diagnoses/<int:pk>/diagnosis.json", reports.document, name="report-json"),
]
