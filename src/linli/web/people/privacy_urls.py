from django.urls import path

from linli.web.people.views import caring, data

CARE = "estates/<int:pk>/care/"

urlpatterns = [
    path("my/data/", data.my_data, name="my-data"),
    path("my/data.json", data.my_data_file, name="my-data-file"),
    path("my/data/erase/", data.erase, name="erase-me"),
    path("my/care/", caring.my_care, name="my-care"),
    path("my/care/<int:pk>/withdraw/", caring.withdraw, name="my-care-withdraw"),
    path(CARE, caring.care, name="care"),
    path(f"{CARE}open/", caring.open_door, name="care-open"),
    path(f"{CARE}emergency/", caring.open_in_emergency, name="care-emergency"),
    path(f"{CARE}due/", caring.open_due, name="care-due"),
    path(f"{CARE}new/", caring.new_need, name="care-new"),
    path(f"{CARE}looks/", caring.looks, name="care-looks"),
    path(f"{CARE}assessment/", caring.assessment, name="care-assessment"),
    path("needs/<int:pk>/renew/", caring.renew, name="need-renew"),
    path("needs/<int:pk>/take-off/", caring.take_off, name="need-take-off"),
]
